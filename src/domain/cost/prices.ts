/** On-demand prices of one region in US dollars. `undefined` where we have no figure. */
export interface RegionPrices {
  /** Per hour by instance type, Linux. */
  readonly instances: Readonly<Record<string, number>>;
  /** Per GB and month. */
  readonly gp3: number;
  /** Per hour each. */
  readonly publicIpv4: number;
  readonly classicLoadBalancer: number;
  readonly applicationLoadBalancer: number;
  readonly natGateway: number;
}

/** The day of the newest figure below. Prices change: what is shown from them names this day and links to AWS. */
export const pricesAsOf = '2026-07-20';

/** Per hour and cluster, the same in every region. Extended support costs the surcharge on top. */
export const controlPlane = { standard: 0.1, extendedSupportSurcharge: 0.5 };

/** Hours AWS counts in a month when a price is per month. */
export const hoursPerMonth = 730;

/**
 * From public bills of 2026-04 (ap-northeast-2) and Karpenter's generated price table of 2026-07-20 (us-east-1
 * instances). The t3.micro of ap-northeast-2 and the NAT gateway and classic load balancer of us-east-1 are AWS's list
 * prices as commonly quoted, not seen on a bill.
 */
export const pricesByRegion: Readonly<Record<string, RegionPrices>> = {
  'ap-northeast-2': {
    instances: { 't3.medium': 0.052, 't3.micro': 0.013 },
    gp3: 0.0912,
    publicIpv4: 0.005,
    classicLoadBalancer: 0.025,
    applicationLoadBalancer: 0.0225,
    natGateway: 0.059,
  },
  'us-east-1': {
    instances: { 't3.medium': 0.0416, 't3.micro': 0.0104 },
    gp3: 0.08,
    publicIpv4: 0.005,
    classicLoadBalancer: 0.025,
    applicationLoadBalancer: 0.0225,
    natGateway: 0.045,
  },
};
