import type { LabPlace, LabResource } from './labResource.ts';

/** What a stack of the family holds: the lab's own, or one of those eksctl makes for a cluster. */
export type FamilyRole = 'base' | 'cluster' | 'nodegroup' | 'addon';

/** eksctl writes the cluster's name here on every stack it makes; its stack names alone are not proof. */
const clusterTag = 'alpha.eksctl.io/cluster-name';

/**
 * The part a stack has in the lab's family; undefined when it has none. A stack of another cluster whose name begins
 * like ours (`eksctl-myeks-dev-cluster`) has another cluster in its tag.
 */
export function familyRole(stack: Pick<LabResource, 'name' | 'tags'>, place: LabPlace): FamilyRole | undefined {
  if (stack.name === place.stackName) return 'base';
  const prefix = `eksctl-${place.clusterName}-`;
  if (!stack.name.startsWith(prefix) || stack.tags[clusterTag] !== place.clusterName) return undefined;
  const rest = stack.name.slice(prefix.length);
  if (rest === 'cluster') return 'cluster';
  return rest.startsWith('nodegroup-') ? 'nodegroup' : 'addon';
}

/** Whether a stack's name reads like the family's though it is none of it. */
export function looksLikeFamily({ name }: Pick<LabResource, 'name'>, { stackName, clusterName }: LabPlace): boolean {
  return name.startsWith(`eksctl-${clusterName}-`) || name.startsWith(`${stackName}-`);
}
