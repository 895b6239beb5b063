import { belonging } from '../stack/belonging.ts';
import { isThere, type LabInventory, type LabResource } from '../stack/labResource.ts';
import { familyRole } from '../stack/stackFamily.ts';
import { resourceCost, type Charge } from './resourceCost.ts';

/** What a lab costs, part by part, and since when. */
export interface LabCharges {
  readonly charges: readonly (Charge & { readonly resource: LabResource })[];
  /** What costs though the table has no price for it: the sum is too low by these. */
  readonly unpriced: readonly LabResource[];
}

/**
 * What every part of the lab costs by the hour, from the moment AWS says it was made. A public address costs from when its
 * instance started; what has no time of its own counts from the time of the lab's oldest stack or cluster.
 */
export function labCharges(inventory: LabInventory): LabCharges {
  const { resources, place } = inventory;
  const lab = resources.filter(
    (each) => each.kind === 'cluster' || (each.kind === 'stack' && familyRole(each, place) !== undefined),
  );
  const labSince = lab.reduce((oldest, { createdAt = Infinity }) => Math.min(oldest, createdAt), Infinity);
  const startOf = new Map(resources.map((each) => [each.id, each.createdAt]));
  const charges: (Charge & { readonly resource: LabResource })[] = [];
  const unpriced: LabResource[] = [];
  for (const resource of resources) {
    const its = isThere(resource) ? belonging(resource, inventory) : undefined;
    if (its === undefined || its.ours === 'no') continue;
    const perHour = resourceCost(place.region, resource);
    if (perHour === undefined) unpriced.push(resource);
    else if (perHour > 0) {
      const since = resource.createdAt ?? startOf.get(resource.instanceId ?? '') ?? labSince;
      charges.push({ perHour, since, resource });
    }
  }
  return { charges, unpriced };
}
