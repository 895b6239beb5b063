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
  const judged = inventory.resources
    .filter(isThere)
    .map((resource) => ({ resource, its: belonging(resource, inventory) }));
  const foreign = judged.filter(({ its }) => its?.ours === 'no').map(({ resource }) => resource);
  const byHand = judged
    .filter(({ resource, its }) => resource.kind === 'nodegroup' && its?.ours === 'by-hand')
    .map(({ resource }) => resource);
  return judged.flatMap(({ resource, its }): Remaining[] => {
    if (its === undefined || its.ours === 'no') return [];
    const perHour = resourceCost(inventory.place.region, resource);
    const keptBy = [...keepers(resource, foreign, inventory), ...onCluster(resource, byHand, inventory)];
    return [{ resource, why: its.why, keptBy, perHour }];
  });
}

/** Node groups that a person made keep the cluster, and the stack that it is of. */
function onCluster(
  { kind, id }: LabResource,
  byHand: readonly LabResource[],
  { madeByStack, place }: LabInventory,
): readonly LabResource[] {
  const holds = kind === 'stack' && madeByStack.get(resourceKey({ kind: 'cluster', id: place.clusterName })) === id;
  return kind === 'cluster' || holds ? byHand : [];
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
