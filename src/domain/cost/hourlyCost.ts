import { instancePrice } from './instancePrice.ts';
import { controlPlane, hoursPerMonth, pricesAsOf, pricesByRegion } from './prices.ts';

/** What runs and costs. */
export interface CostItems {
  readonly controlPlanes: number;
  /** True while the cluster's Kubernetes version is in extended support. */
  readonly extendedSupport?: boolean;
  /** The type of every instance that is up. */
  readonly instanceTypes: readonly string[];
  readonly publicIpv4: number;
  /** Size of all gp3 volumes in GB. */
  readonly gp3Gigabytes: number;
  readonly classicLoadBalancers?: number;
  readonly applicationLoadBalancers?: number;
  readonly natGateways?: number;
}

export type CostPart =
  | 'control-plane'
  | 'extended-support'
  | 'instances'
  | 'public-ipv4'
  | 'gp3'
  | 'classic-load-balancer'
  | 'application-load-balancer'
  | 'nat-gateway';

export interface HourlyCost {
  /** US dollars per hour. */
  readonly total: number;
  /** What it is made of, without the parts that cost nothing. */
  readonly parts: readonly { readonly part: CostPart; readonly amount: number }[];
  /** The day of the prices, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** What the items cost per hour, or undefined when the region or one of the instance types has no price here. */
export function hourlyCost(region: string, items: CostItems): HourlyCost | undefined {
  const prices = pricesByRegion[region];
  if (prices === undefined) return undefined;
  let instances = 0;
  // A cluster has many instances of few types.
  for (const [type, same] of Map.groupBy(items.instanceTypes, (type) => type)) {
    const price = instancePrice(region, type);
    if (price === undefined) return undefined;
    instances += price * same.length;
  }
  const amounts: Record<CostPart, number> = {
    'control-plane': items.controlPlanes * controlPlane.standard,
    'extended-support':
      items.extendedSupport === true ? items.controlPlanes * controlPlane.extendedSupportSurcharge : 0,
    instances,
    'public-ipv4': items.publicIpv4 * prices.publicIpv4,
    gp3: (items.gp3Gigabytes * prices.gp3) / hoursPerMonth,
    'classic-load-balancer': (items.classicLoadBalancers ?? 0) * prices.classicLoadBalancer,
    'application-load-balancer': (items.applicationLoadBalancers ?? 0) * prices.applicationLoadBalancer,
    'nat-gateway': (items.natGateways ?? 0) * prices.natGateway,
  };
  const parts = (Object.entries(amounts) as [CostPart, number][])
    .filter(([, amount]) => amount > 0)
    .map(([part, amount]) => ({ part, amount }));
  return { total: parts.reduce((sum, { amount }) => sum + amount, 0), parts, asOf: pricesAsOf };
}
