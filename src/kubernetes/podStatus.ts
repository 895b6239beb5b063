import type { V1ContainerState, V1ContainerStatus, V1Pod, V1PodStatus } from '@kubernetes/client-node';

/**
 * The word in the STATUS column of `kubectl get pods`. It is not the phase: kubectl lets the reason of the pod, then of a
 * failing or waiting container, speak first (kubernetes, pkg/printers/internalversion/printers.go, printPod).
 */
export function podStatus(pod: V1Pod): string {
  const { metadata, status } = pod;
  if (metadata?.deletionTimestamp !== undefined) {
    if (status?.reason === 'NodeLost') return 'Unknown';
    if (status?.phase !== 'Succeeded' && status?.phase !== 'Failed') return 'Terminating';
  }
  const initializing = initStatus(pod);
  if (initializing !== undefined && !conditionIsTrue(status, 'Initialized')) return initializing;
  return mainStatus(status, initializing ?? reasonOfPod(status));
}

function reasonOfPod(status: V1PodStatus | undefined): string {
  const gate = status?.conditions?.find(({ type }) => type === 'PodScheduled');
  if (gate?.reason === 'SchedulingGated') return gate.reason;
  return status?.reason ?? status?.phase ?? 'Pending';
}

/** The word while init containers run; undefined once all of them are through. Sidecars count as through when started. */
function initStatus({ spec, status }: V1Pod): string | undefined {
  const statuses = status?.initContainerStatuses ?? [];
  if (statuses.length === 0) return undefined;
  const containers = spec?.initContainers ?? [];
  const sidecars = new Set(
    containers.filter(({ restartPolicy }) => restartPolicy === 'Always').map(({ name }) => name),
  );
  const isThrough = ({ name, state, started }: V1ContainerStatus) =>
    state?.terminated?.exitCode === 0 || (sidecars.has(name) && started === true);
  const index = statuses.findIndex((each) => !isThrough(each));
  const state = statuses[index]?.state;
  if (index === -1) return undefined;
  if (state?.terminated !== undefined) return `Init:${endOf(state.terminated)}`;
  const waiting = state?.waiting?.reason;
  if (waiting !== undefined && waiting !== '' && waiting !== 'PodInitializing') return `Init:${waiting}`;
  return `Init:${index}/${containers.length}`;
}

/** The first container with something to say decides; one that still runs keeps the pod from being called Completed. */
function mainStatus(status: V1PodStatus | undefined, otherwise: string): string {
  const containers = status?.containerStatuses ?? [];
  const word = containers.map(({ state }) => wordOf(state)).find((each) => each !== undefined) ?? otherwise;
  const someRun = containers.some(({ ready, state }) => ready && state?.running !== undefined);
  if (word !== 'Completed' || !someRun) return word;
  return conditionIsTrue(status, 'Ready') ? 'Running' : 'NotReady';
}

function wordOf(state: V1ContainerState | undefined): string | undefined {
  const waiting = state?.waiting?.reason;
  if (waiting !== undefined && waiting !== '') return waiting;
  return state?.terminated === undefined ? undefined : endOf(state.terminated);
}

function endOf({ reason, signal, exitCode }: NonNullable<V1ContainerState['terminated']>): string {
  if (reason !== undefined && reason !== '') return reason;
  return signal === undefined || signal === 0 ? `ExitCode:${exitCode}` : `Signal:${signal}`;
}

function conditionIsTrue(status: V1PodStatus | undefined, condition: string): boolean {
  return status?.conditions?.some(({ type, status: is }) => type === condition && is === 'True') === true;
}
