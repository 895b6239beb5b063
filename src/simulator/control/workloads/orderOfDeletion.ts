import { conditionOf } from '../../kubernetes/objects/meta.ts';
import { isReady, type Pod } from '../../kubernetes/objects/pod.ts';

const costKey = 'controller.kubernetes.io/pod-deletion-cost';

/**
 * Which pods of a ReplicaSet go first when there are too many: those without a node, then those not running, not ready,
 * cheapest, on the node with most siblings, ready for the shortest time, restarted most, and youngest. Times count by
 * their order of magnitude (powers of two), so that of pods about as old any may go.
 */
export function inOrderOfDeletion(
  active: readonly Pod[],
  siblingsPerNode: ReadonlyMap<string, number>,
  now: number,
): readonly Pod[] {
  const phases = ['Pending', 'Unknown', 'Running'];
  const rank = (pod: Pod): readonly number[] => [
    pod.spec.nodeName === undefined ? 0 : 1,
    phases.indexOf(pod.status.phase ?? ''),
    isReady(pod) ? 1 : 0,
    Number(pod.metadata.annotations?.[costKey] ?? 0),
    -(siblingsPerNode.get(pod.spec.nodeName ?? '') ?? 0),
    magnitude(now - Date.parse(conditionOf(pod, 'Ready')?.lastTransitionTime ?? '')),
    -(pod.status.containerStatuses ?? []).reduce((most, { restartCount }) => Math.max(most, restartCount), 0),
    magnitude(now - Date.parse(pod.metadata.creationTimestamp ?? '')),
  ];
  return active
    .map((pod) => ({ pod, rank: rank(pod) }))
    .toSorted((a, b) => {
      const at = a.rank.findIndex((value, index) => value !== b.rank[index]);
      if (at >= 0) return (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
      return (a.pod.metadata.uid ?? '') < (b.pod.metadata.uid ?? '') ? -1 : 1;
    })
    .map(({ pod }) => pod);
}

function magnitude(ms: number): number {
  return ms > 0 ? Math.floor(Math.log2(ms * 1e6)) : -1;
}
