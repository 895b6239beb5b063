import type { LabResource } from '../stack/labResource.ts';
import { instancePrice } from './instancePrice.ts';
import { controlPlane, hoursPerMonth, pricesByRegion } from './prices.ts';

/**
 * What a resource costs by the hour in US dollars: 0 for what is free, undefined where the table has no price (the region,
 * the type). A public address is counted at the interface that has it.
 */
export function resourceCost(region: string, resource: LabResource): number | undefined {
  const prices = pricesByRegion[region];
  const { kind, type, sizeGib = 0 } = resource;
  switch (kind) {
    case 'cluster':
      return controlPlane.standard + (type === 'EXTENDED_SUPPORT' ? controlPlane.extendedSupportSurcharge : 0);
    case 'instance':
      return resource.status === 'running' || resource.status === 'pending' ? instancePrice(region, type ?? '') : 0;
    case 'volume':
      return type === 'gp3' && prices !== undefined ? (sizeGib * prices.gp3) / hoursPerMonth : undefined;
    case 'network-interface':
      return resource.publicIp === undefined ? 0 : prices?.publicIpv4;
    case 'elastic-ip':
      return resource.instanceId === undefined && resource.status !== 'associated' ? prices?.publicIpv4 : 0;
    case 'classic-load-balancer':
      return prices?.classicLoadBalancer;
    case 'load-balancer':
      return type === 'application' ? prices?.applicationLoadBalancer : undefined;
    case 'nat-gateway':
      return prices?.natGateway;
    default:
      return 0;
  }
}

/** Something that costs, from a moment on. */
export interface Charge {
  /** US dollars per hour. */
  readonly perHour: number;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

const hourMs = 3_600_000;

/** What charges have come to until a moment, in US dollars. */
export function costUntil(charges: readonly Charge[], until: number): number {
  return charges.reduce((sum, { perHour, since }) => sum + (perHour * Math.max(0, until - since)) / hourMs, 0);
}
