import { withCondition, type Condition } from '../../kubernetes/objects/meta.ts';
import type { Container, ContainerState, ContainerStatus, Pod, PodStatus } from '../../kubernetes/objects/pod.ts';

/** What the kubelet knows of one container. */
export interface ContainerRun {
  readonly state: ContainerState;
  readonly ready: boolean;
  readonly restartCount: number;
  readonly containerID?: string;
  readonly imageID?: string;
}

/** What the kubelet knows of one pod. */
export interface PodRun {
  readonly hostIP: string;
  readonly podIP?: string;
  readonly startTime: string;
  readonly containers: ReadonlyMap<string, ContainerRun>;
}

/** The pod's status as the kubelet reports it; `now` is the stamp of what changed. */
export function statusOf(pod: Pod, run: PodRun, now: string): PodStatus {
  const inits = pod.spec.initContainers ?? [];
  const initialized = inits.every((each) => run.containers.get(each.name)?.state.terminated?.exitCode === 0);
  const all = pod.spec.containers.map((each) => run.containers.get(each.name));
  const ready = all.every((each) => each?.ready === true);
  const started = all.some((each) => each?.state.running !== undefined);
  const ended = all.every((each) => each?.state.terminated !== undefined);
  const waitingReason = initialized ? 'ContainerCreating' : 'PodInitializing';
  const notReady = ready ? {} : { reason: 'ContainersNotReady', message: unreadyMessage(pod, run) };
  const pendingInits = inits.filter((each) => run.containers.get(each.name)?.state.terminated?.exitCode !== 0);
  const uninitialized = initialized
    ? {}
    : {
        reason: 'ContainersNotInitialized',
        message: `containers with incomplete status: [${pendingInits.map((each) => each.name).join(' ')}]`,
      };
  const wanted: readonly Condition[] = [
    condition('PodReadyToStartContainers', run.podIP !== undefined, now),
    { ...condition('Initialized', initialized, now), ...uninitialized },
    { ...condition('Ready', ready, now), ...notReady },
    { ...condition('ContainersReady', ready, now), ...notReady },
  ];
  const scheduled = pod.status.conditions?.filter((each) => each.type === 'PodScheduled') ?? [];
  const before = pod.status.conditions ?? [];
  const kept = wanted.map((next) => withCondition(before, next).find((each) => each.type === next.type) ?? next);
  return {
    ...pod.status,
    phase: ended ? 'Succeeded' : started ? 'Running' : 'Pending',
    conditions: [...kept, ...scheduled],
    hostIP: run.hostIP,
    hostIPs: [{ ip: run.hostIP }],
    ...(run.podIP === undefined ? {} : { podIP: run.podIP, podIPs: [{ ip: run.podIP }] }),
    startTime: run.startTime,
    ...(inits.length === 0
      ? {}
      : { initContainerStatuses: inits.map((each) => statusOfContainer(each, run, 'PodInitializing')) }),
    containerStatuses: pod.spec.containers.map((each) => statusOfContainer(each, run, waitingReason)),
  };
}

function condition(type: string, holds: boolean, now: string): Condition {
  return { type, status: holds ? 'True' : 'False', lastProbeTime: null, lastTransitionTime: now };
}

function unreadyMessage(pod: Pod, run: PodRun): string {
  const unready = pod.spec.containers.filter((each) => run.containers.get(each.name)?.ready !== true);
  return `containers with unready status: [${unready.map((each) => each.name).join(' ')}]`;
}

function statusOfContainer(container: Container, run: PodRun, waitingReason: string): ContainerStatus {
  const known = run.containers.get(container.name);
  return {
    name: container.name,
    state: known?.state ?? { waiting: { reason: waitingReason } },
    lastState: {},
    ready: known?.ready ?? false,
    restartCount: known?.restartCount ?? 0,
    image: fullImageName(container.image),
    imageID: known?.imageID ?? '',
    ...(known?.containerID === undefined ? {} : { containerID: known.containerID }),
    started: known?.state.running !== undefined,
  };
}

/** An image with registry and tag written out, as the container runtime has it. */
export function fullImageName(image: string): string {
  const [first = ''] = image.split('/');
  const registry = image.includes('/') && (first.includes('.') || first.includes(':'));
  const named = registry ? image : `docker.io/${image.includes('/') ? image : `library/${image}`}`;
  return /:[^/]+$/.test(named) || named.includes('@') ? named : `${named}:latest`;
}
