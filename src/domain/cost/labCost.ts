/**
 * What the lab costs per hour in US dollars, as AWS listed it in July 2026. Prices change: the AWS Pricing Calculator is
 * the authority, and a region or type that is not listed here has no price rather than a wrong one.
 */
export const pricesAsOf = '2026-07';

interface RegionPrices {
  readonly controlPlane: number;
  readonly publicAddress: number;
  /** gp3, per GiB and month of 730 hours. */
  readonly volumeMonth: number;
  readonly instances: Readonly<Record<string, number>>;
}

const prices: Readonly<Record<string, RegionPrices>> = {
  'ap-northeast-2': {
    controlPlane: 0.1,
    publicAddress: 0.005,
    volumeMonth: 0.0912,
    instances: { 't3.medium': 0.052, 't3.micro': 0.013 },
  },
  'us-east-1': {
    controlPlane: 0.1,
    publicAddress: 0.005,
    volumeMonth: 0.08,
    instances: { 't3.medium': 0.0416, 't3.micro': 0.0104 },
  },
};

const hoursPerMonth = 730;

/** What is running: worker nodes and a bastion, each with a public address and one volume (GiB). */
export interface LabSize {
  readonly nodes: number;
  readonly nodeType: string;
  readonly nodeVolume: number;
  readonly bastionType: string;
  readonly bastionVolume: number;
}

/** Dollars per hour for a lab of this size, or undefined where the price of a part is not known. */
export function labCostPerHour(region: string, size: LabSize): number | undefined {
  const known = prices[region];
  const node = known?.instances[size.nodeType];
  const bastion = known?.instances[size.bastionType];
  if (known === undefined || node === undefined || bastion === undefined) return undefined;
  const addresses = (size.nodes + 1) * known.publicAddress;
  const volumes = ((size.nodes * size.nodeVolume + size.bastionVolume) * known.volumeMonth) / hoursPerMonth;
  return known.controlPlane + size.nodes * node + bastion + addresses + volumes;
}
