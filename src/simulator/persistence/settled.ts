import { isInProgress } from '../cloudformation/stack.ts';
import type { Stacks } from '../cloudformation/stacks.ts';
import type { EksCluster } from '../world/eks/records.ts';
import type { World } from '../world/world.ts';

const restingInstance: ReadonlySet<string> = new Set(['running', 'stopped', 'terminated']);
const restingInterface: ReadonlySet<string> = new Set(['available', 'in-use']);
const passing: ReadonlySet<string> = new Set(['CREATING', 'UPDATING', 'DELETING']);

/**
 * Whether nothing of AWS is on its way from one state to another. Only such a world is saved: an operation that was
 * under way could not be taken up again. Pods may be in any state, since their controllers take them up as they find them.
 */
export function isSettled(world: World, stacks: Stacks): boolean {
  return (
    !stacks.all().some(isInProgress) &&
    [...world.clusters.values()].every(clusterRests) &&
    [...world.instances.values()].every(({ state }) => restingInstance.has(state)) &&
    [...world.networkInterfaces.values()].every(({ status }) => restingInterface.has(status)) &&
    [...world.natGateways.values()].every(({ state }) => state !== 'pending' && state !== 'deleting') &&
    [...world.loadBalancers.values()].every(({ state }) => state !== 'provisioning')
  );
}

function clusterRests({ status, nodegroups, addons }: EksCluster): boolean {
  return ![{ status }, ...nodegroups.values(), ...addons.values()].some((each) => passing.has(each.status));
}
