import { isReady, type ContainerStatus, type Pod } from '../objects/pod.ts';
import { age, since } from './age.ts';
import type { Columns } from './table.ts';

export const podColumns: Columns<Pod> = [
  { name: 'Ready', cell: readyCell },
  { name: 'Status', cell: podState },
  { name: 'Restarts', cell: restarts },
  age,
  { name: 'IP', wide: true, cell: (pod) => pod.status.podIP ?? '<none>' },
  { name: 'Node', wide: true, cell: (pod) => pod.spec.nodeName ?? '<none>' },
  { name: 'Nominated Node', wide: true, cell: (pod) => pod.status.nominatedNodeName ?? '<none>' },
  { name: 'Readiness Gates', wide: true, cell: () => '<none>' },
];

const statuses = (pod: Pod): readonly ContainerStatus[] => pod.status.containerStatuses ?? [];

/** Init containers that go on running beside the others, which READY counts. */
function sidecars({ spec, status }: Pod): readonly ContainerStatus[] {
  const names = new Set(
    (spec.initContainers ?? []).filter((each) => each.restartPolicy === 'Always').map((each) => each.name),
  );
  return (status.initContainerStatuses ?? []).filter((each) => names.has(each.name));
}

function readyCell(pod: Pod): string {
  const beside = sidecars(pod);
  const ready = [...statuses(pod), ...beside].filter((each) => each.ready).length;
  const names = (pod.spec.initContainers ?? []).filter((each) => each.restartPolicy === 'Always');
  return `${ready}/${pod.spec.containers.length + names.length}`;
}

/** The STATUS that kubectl prints: the phase, unless a container, an init container or a deletion says more. */
export function podState(pod: Pod): string {
  const state = initState(pod) ?? mainState(pod);
  if (pod.metadata.deletionTimestamp === undefined) return state;
  return pod.status.reason === 'NodeLost' ? 'Unknown' : 'Terminating';
}

/** While init containers are still at work, or have failed. */
function initState(pod: Pod): string | undefined {
  const all = pod.status.initContainerStatuses ?? [];
  const at = pendingInit(pod);
  const pending = all[at];
  if (pending === undefined) return undefined;
  const { terminated, waiting } = pending.state;
  if (terminated !== undefined) return `Init:${endOf(terminated)}`;
  const reason = waiting?.reason ?? '';
  return reason !== '' && reason !== 'PodInitializing' ? `Init:${reason}` : `Init:${at}/${all.length}`;
}

function pendingInit(pod: Pod): number {
  const beside = new Set(sidecars(pod));
  return (pod.status.initContainerStatuses ?? []).findIndex(
    (each) => each.state.terminated?.exitCode !== 0 && !(beside.has(each) && each.started === true),
  );
}

function mainState(pod: Pod): string {
  const gated = pod.status.conditions?.some(
    ({ type, reason }) => type === 'PodScheduled' && reason === 'SchedulingGated',
  );
  let state = gated === true ? 'SchedulingGated' : (pod.status.reason ?? pod.status.phase ?? 'Unknown');
  for (const { state: own } of statuses(pod).toReversed()) {
    const waiting = own.waiting?.reason ?? '';
    if (waiting !== '') state = waiting;
    else if (own.terminated !== undefined) state = endOf(own.terminated);
  }
  if (state !== 'Completed' || !statuses(pod).some((each) => each.ready && each.state.running !== undefined))
    return state;
  return isReady(pod) ? 'Running' : 'NotReady';
}

function endOf({ reason = '', signal = 0, exitCode }: NonNullable<ContainerStatus['state']['terminated']>): string {
  if (reason !== '') return reason;
  return signal === 0 ? `ExitCode:${exitCode}` : `Signal:${signal}`;
}

/** Restarts of what is at work now: of the init containers until they are done, then of the others. */
function restarts(pod: Pod, now: number): string {
  const all = pendingInit(pod) >= 0 ? (pod.status.initContainerStatuses ?? []) : [...statuses(pod), ...sidecars(pod)];
  const count = all.reduce((sum, each) => sum + each.restartCount, 0);
  const ends = all.flatMap((each) => each.lastState.terminated?.finishedAt ?? []).toSorted();
  const last = ends.at(-1);
  return count > 0 && last !== undefined ? `${count} (${since(last, now)} ago)` : String(count);
}
