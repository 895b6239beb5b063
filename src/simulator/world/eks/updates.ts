import { AwsFault } from '../fault.ts';
import type { EksCluster, EksUpdate, HealthIssue } from './records.ts';
import type { World } from '../world.ts';

/** What of a cluster an update is about. */
export type UpdateTarget = Pick<EksUpdate, 'addonName' | 'nodegroupName'>;

/** Notes that something is being updated; parameters that were not asked for are left out. */
export function beginUpdate(
  world: World,
  cluster: EksCluster,
  type: EksUpdate['type'],
  target: UpdateTarget,
  asked: Readonly<Record<string, string | number | undefined>>,
): EksUpdate {
  const params = Object.entries(asked)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({ type: name, value: String(value) }));
  const update: EksUpdate = {
    ...target,
    id: world.uuid(),
    type,
    params,
    createdAt: world.clock.now(),
    status: 'InProgress',
    errors: [],
  };
  cluster.updates.set(update.id, update);
  return update;
}

/** The update under way of an add-on or node group is over; with problems it failed. */
export function endUpdate(cluster: EksCluster, target: UpdateTarget, errors: readonly HealthIssue[] = []): void {
  for (const update of updatesOf(cluster, target)) {
    if (update.status !== 'InProgress') continue;
    update.status = errors.length === 0 ? 'Successful' : 'Failed';
    update.errors = [...errors];
  }
}

/** Those of an add-on, of a node group, or of the cluster itself, oldest first. */
export function updatesOf(cluster: EksCluster, { addonName, nodegroupName }: UpdateTarget): EksUpdate[] {
  return [...cluster.updates.values()].filter(
    (update) => update.addonName === addonName && update.nodegroupName === nodegroupName,
  );
}

/** The update, or EKS's refusal. */
export function existingUpdate(cluster: EksCluster, target: UpdateTarget, id: string): EksUpdate {
  const update = updatesOf(cluster, target).find((each) => each.id === id);
  if (update === undefined)
    throw new AwsFault('ResourceNotFoundException', `No update found for ID: ${id}`, 404, {
      clusterName: cluster.name,
      ...target,
    });
  return update;
}
