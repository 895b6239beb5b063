import type { ContainerStatus, Pod } from '../objects/pod.ts';
import { age, since } from './age.ts';
import type { Columns } from './table.ts';

export const podColumns: Columns<Pod> = [
  {
    name: 'Ready',
    cell: (pod) => `${statuses(pod).filter((each) => each.ready).length}/${pod.spec.containers.length}`,
  },
  { name: 'Status', cell: podState },
  { name: 'Restarts', cell: restarts },
  age,
  { name: 'IP', wide: true, cell: (pod) => pod.status.podIP ?? '<none>' },
  { name: 'Node', wide: true, cell: (pod) => pod.spec.nodeName ?? '<none>' },
  { name: 'Nominated Node', wide: true, cell: (pod) => pod.status.nominatedNodeName ?? '<none>' },
  { name: 'Readiness Gates', wide: true, cell: () => '<none>' },
];

const statuses = (pod: Pod): readonly ContainerStatus[] => pod.status.containerStatuses ?? [];

/** The STATUS that kubectl prints: the phase, unless a container, an init container or a deletion says more. */
export function podState(pod: Pod): string {
  const init = pod.status.initContainerStatuses ?? [];
  const pending = init.findIndex((each) => each.state.terminated?.exitCode !== 0);
  let state = pod.status.reason ?? pod.status.phase ?? 'Unknown';
  if (pending >= 0) {
    const waiting = init[pending]?.state.waiting?.reason;
    state =
      waiting !== undefined && waiting !== 'PodInitializing' ? `Init:${waiting}` : `Init:${pending}/${init.length}`;
  } else {
    for (const each of statuses(pod).toReversed())
      state = each.state.waiting?.reason ?? each.state.terminated?.reason ?? state;
    const running = statuses(pod).some((each) => each.ready && each.state.running !== undefined);
    if (state === 'Completed' && running) state = 'Running';
  }
  if (pod.metadata.deletionTimestamp === undefined) return state;
  return pod.status.reason === 'NodeLost' ? 'Unknown' : 'Terminating';
}

function restarts(pod: Pod, now: number): string {
  const all = [...(pod.status.initContainerStatuses ?? []), ...statuses(pod)];
  const count = all.reduce((sum, each) => sum + each.restartCount, 0);
  const ends = all.flatMap((each) => each.lastState.terminated?.finishedAt ?? []).toSorted();
  const last = ends.at(-1);
  return count > 0 && last !== undefined ? `${count} (${since(last, now)} ago)` : String(count);
}
