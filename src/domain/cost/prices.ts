/** On-demand prices of one region in US dollars. `undefined` where we have no figure. */
export interface RegionPrices {
  /**
   * Per hour of the size `large` by family, Linux. AWS prices the sizes of these families in proportion, `metal` apart:
   * `instancePrice` counts with that.
   */
  readonly largeInstances: Readonly<Record<string, number>>;
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
 * From public bills of 2026-04 (ap-northeast-2, t3 among them) and Karpenter's generated price tables of 2026-01-19 and
 * 2026-07-20 (us-east-1 instances). The other instances of ap-northeast-2, and the NAT gateway and classic load balancer of
 * us-east-1, are AWS's list prices as commonly quoted, not seen on a bill.
 */
export const pricesByRegion: Readonly<Record<string, RegionPrices>> = {
  'ap-northeast-2': {
    largeInstances: { c5: 0.096, m5: 0.118, r5: 0.152, t2: 0.1152, t3: 0.104, t4g: 0.0832 },
    gp3: 0.0912,
    publicIpv4: 0.005,
    classicLoadBalancer: 0.025,
    applicationLoadBalancer: 0.0225,
    natGateway: 0.059,
  },
  'us-east-1': {
    largeInstances: {
      c5: 0.085,
      c5a: 0.077,
      c5d: 0.096,
      c5n: 0.108,
      c6a: 0.0765,
      c6g: 0.068,
      c6i: 0.085,
      c6in: 0.1134,
      c7a: 0.10264,
      c7g: 0.0725,
      c7i: 0.08925,
      c8g: 0.07976,
      c8i: 0.09371,
      m5: 0.096,
      m5a: 0.086,
      m5d: 0.113,
      m5n: 0.119,
      m6a: 0.0864,
      m6g: 0.077,
      m6i: 0.096,
      m6in: 0.13923,
      m7a: 0.11592,
      m7g: 0.0816,
      m7i: 0.1008,
      m8g: 0.08976,
      m8i: 0.10584,
      r5: 0.126,
      r5a: 0.113,
      r5d: 0.144,
      r5n: 0.149,
      r6a: 0.1134,
      r6g: 0.1008,
      r6i: 0.126,
      r7a: 0.15215,
      r7g: 0.1071,
      r7i: 0.1323,
      r8g: 0.11782,
      r8i: 0.13892,
      t2: 0.0928,
      t3: 0.0832,
      t3a: 0.0752,
      t4g: 0.0672,
    },
    gp3: 0.08,
    publicIpv4: 0.005,
    classicLoadBalancer: 0.025,
    applicationLoadBalancer: 0.0225,
    natGateway: 0.045,
  },
};
