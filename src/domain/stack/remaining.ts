import { resourceCost } from '../cost/resourceCost.ts';
import { belonging, type Why } from './belonging.ts';
import { isThere, resourceKey, type LabInventory, type LabResource } from './labResource.ts';

/** Something of the lab that is still there. */
export interface Remaining {
  readonly resource: LabResource;
  /** What it is to the lab. */
  readonly why: Why;
  /** What keeps it: a thing of somebody else inside it. */
  readonly keptBy: readonly LabResource[];
  readonly perHour: number | undefined;
}

/** All that is still there of a lab, from one look at everything: the proof of an empty end is an empty list. */
export function remaining(inventory: LabInventory): readonly Remaining[] {
  const foreign = inventory.resources.filter((each) => belonging(each, inventory)?.ours === 'no');
  return inventory.resources.filter(isThere).flatMap((resource): Remaining[] => {
    const its = belonging(resource, inventory);
    if (its === undefined || its.ours === 'no') return [];
    const perHour = resourceCost(inventory.place.region, resource);
    return [{ resource, why: its.why, keptBy: keepers(resource, foreign, inventory), perHour }];
  });
}

function keepers(
  { kind, id }: LabResource,
  foreign: readonly LabResource[],
  { madeByStack, place }: LabInventory,
): readonly LabResource[] {
  if (kind === 'subnet') return foreign.filter(({ subnetId }) => subnetId === id);
  const isVpc = kind === 'vpc' || kind === 'internet-gateway';
  const holdsVpc =
    kind === 'stack' &&
    place.vpcId !== undefined &&
    madeByStack.get(resourceKey({ kind: 'vpc', id: place.vpcId })) === id;
  return isVpc || holdsVpc ? foreign.filter(({ vpcId }) => vpcId !== undefined && vpcId === place.vpcId) : [];
}
