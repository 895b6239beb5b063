import type { Container, ContainerStatus, Pod } from '../objects/pod.ts';
import { conditionOf } from '../objects/meta.ts';

/** What the columns READY, STATUS and RESTARTS say of a pod. */
export interface PodSummary {
  readonly ready: number;
  readonly containers: number;
  readonly reason: string;
  readonly restarts: number;
  /** When the last restart's predecessor ended, milliseconds since the epoch. */
  readonly restartedAt: number | undefined;
}

/** Init containers that go on running beside the others. */
function isSidecar(container: Container | undefined): boolean {
  return (container as { restartPolicy?: string } | undefined)?.restartPolicy === 'Always';
}

/** The state that `kubectl get pods` prints: the phase, unless a container, an init container or a deletion says more. */
export function podSummary(pod: Pod): PodSummary {
  const inits = pod.spec.initContainers ?? [];
  const sidecars = inits.filter(isSidecar);
  const init = initState(pod, inits);
  const main = pod.status.containerStatuses ?? [];
  const sidecarStatuses = (pod.status.initContainerStatuses ?? []).filter((status) =>
    sidecars.some(({ name }) => name === status.name),
  );
  const past = init === undefined || conditionOf(pod, 'Initialized')?.status === 'True';
  const counted = past ? [...sidecarStatuses, ...main] : (pod.status.initContainerStatuses ?? []);
  const ends = counted.flatMap(({ lastState }) => Date.parse(lastState?.terminated?.finishedAt ?? '') || []);
  const readySidecars = sidecarStatuses.filter((status) => status.ready && status.started === true).length;
  const readyMain = past ? main.filter((status) => status.ready && status.state?.running !== undefined).length : 0;
  return {
    ready: readyMain + readySidecars,
    containers: pod.spec.containers.length + sidecars.length,
    reason: withDeletion(pod, past ? mainState(pod, main, init) : init),
    restarts: counted.reduce((sum, { restartCount }) => sum + restartCount, 0),
    restartedAt: ends.length === 0 ? undefined : ends.toSorted((a, b) => a - b).at(-1),
  };
}

/** What the first init container that has not done its work is at; undefined if there is none. */
function initState(pod: Pod, inits: readonly Container[]): string | undefined {
  for (const [index, status] of (pod.status.initContainerStatuses ?? []).entries()) {
    const { terminated, waiting } = status.state ?? {};
    if (terminated?.exitCode === 0) continue;
    const container = inits.find(({ name }) => name === status.name);
    if (isSidecar(container) && status.started === true) continue;
    if (terminated !== undefined) return `Init:${endReason(terminated)}`;
    if (waiting?.reason !== undefined && waiting.reason !== '' && waiting.reason !== 'PodInitializing')
      return `Init:${waiting.reason}`;
    return `Init:${index}/${inits.length}`;
  }
  return undefined;
}

function endReason(terminated: {
  readonly reason?: string;
  readonly exitCode: number;
  readonly signal?: number;
}): string {
  if (terminated.reason !== undefined && terminated.reason !== '') return terminated.reason;
  return terminated.signal === undefined ? `ExitCode:${terminated.exitCode}` : `Signal:${terminated.signal}`;
}

function mainState(pod: Pod, main: readonly ContainerStatus[], init: string | undefined): string {
  const scheduled = conditionOf(pod, 'PodScheduled');
  let reason = pod.status.reason ?? pod.status.phase ?? 'Unknown';
  if (scheduled?.reason === 'SchedulingGated') reason = 'SchedulingGated';
  if (init !== undefined) reason = init;
  for (const { state = {} } of main.toReversed()) {
    if (state.waiting?.reason !== undefined && state.waiting.reason !== '') reason = state.waiting.reason;
    else if (state.terminated !== undefined) reason = endReason(state.terminated);
  }
  const running = main.some((status) => status.ready && status.state?.running !== undefined);
  if (reason !== 'Completed' || !running) return reason;
  return conditionOf(pod, 'Ready')?.status === 'True' ? 'Running' : 'NotReady';
}

function withDeletion(pod: Pod, reason: string | undefined): string {
  const { phase } = pod.status;
  if (pod.metadata.deletionTimestamp === undefined) return reason ?? '';
  if (pod.status.reason === 'NodeLost') return 'Unknown';
  return phase === 'Succeeded' || phase === 'Failed' ? (reason ?? '') : 'Terminating';
}
