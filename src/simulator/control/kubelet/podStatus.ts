import { withCondition, type Condition } from '../../kubernetes/objects/meta.ts';
import type { Container, ContainerState, ContainerStatus, Pod, PodStatus } from '../../kubernetes/objects/pod.ts';
import { fullImageName } from '../images/imageReference.ts';

/** What the kubelet knows of one container. */
export interface ContainerRun {
  /** Undefined before anything has been done for it. */
  readonly state: ContainerState | undefined;
  readonly lastState: ContainerState;
  readonly ready: boolean;
  /** Whether its startup probe has passed, where it has one. */
  readonly started: boolean;
  readonly restartCount: number;
  readonly containerID?: string;
  readonly imageID?: string;
}

/** What the kubelet knows of one pod. */
export interface PodRun {
  readonly hostIP: string;
  readonly podIP?: string;
  readonly hasSandbox: boolean;
  readonly startTime: string;
  readonly containers: ReadonlyMap<string, ContainerRun>;
  /** Why the pod as a whole has failed, where it has. */
  readonly failure?: { readonly reason: string; readonly message: string };
}

/** The pod's status as the kubelet of that minor reports it; `now` is the stamp of what changed. */
export function statusOf(pod: Pod, run: PodRun, now: string, minor: number): PodStatus {
  const inits = pod.spec.initContainers ?? [];
  const pendingInits = inits.filter((each) => !isInitialized(each, run.containers.get(each.name)));
  const initialized = pendingInits.length === 0;
  const phase = phaseOf(pod, run, initialized);
  const { reason: _reason, message: _message, ...before } = pod.status;
  return {
    ...before,
    phase,
    ...run.failure,
    conditions: conditionsOf(pod, run, pendingInits, phase, now, minor),
    hostIP: run.hostIP,
    ...(minor >= 29 ? { hostIPs: [{ ip: run.hostIP }] } : {}),
    ...(run.podIP === undefined ? {} : { podIP: run.podIP, podIPs: [{ ip: run.podIP }] }),
    startTime: run.startTime,
    ...(inits.length === 0
      ? {}
      : { initContainerStatuses: inits.map((each) => statusOfContainer(each, run, 'PodInitializing')) }),
    containerStatuses: pod.spec.containers.map((each) =>
      statusOfContainer(each, run, inits.length > 0 && !initialized ? 'PodInitializing' : 'ContainerCreating'),
    ),
  };
}

/** An init container is done when it has ended well, a sidecar when it has started. */
export function isInitialized(container: Container, run: ContainerRun | undefined): boolean {
  if (container.restartPolicy === 'Always') return run?.started === true;
  return run?.state?.terminated?.exitCode === 0;
}

function phaseOf(pod: Pod, run: PodRun, initialized: boolean): NonNullable<PodStatus['phase']> {
  if (run.failure !== undefined) return 'Failed';
  const { restartPolicy = 'Always' } = pod.spec;
  const inits = (pod.spec.initContainers ?? []).map((each) => run.containers.get(each.name));
  const failedInit = inits.some((each) => (each?.state?.terminated?.exitCode ?? 0) !== 0);
  if (failedInit && restartPolicy === 'Never') return 'Failed';
  if (!initialized) return 'Pending';
  const all = pod.spec.containers.map((each) => run.containers.get(each.name));
  const begun = (each: ContainerRun | undefined): boolean =>
    each?.state?.running !== undefined ||
    each?.state?.terminated !== undefined ||
    each?.lastState.terminated !== undefined;
  if (all.some((each) => !begun(each))) return 'Pending';
  if (all.some((each) => each?.state?.terminated === undefined)) return 'Running';
  const clean = all.every((each) => each?.state?.terminated?.exitCode === 0);
  // A pod that is being deleted is not restarted, whatever its policy.
  if (pod.metadata.deletionTimestamp !== undefined) return clean ? 'Succeeded' : 'Failed';
  if (restartPolicy === 'Always') return 'Running';
  if (clean) return 'Succeeded';
  return restartPolicy === 'Never' ? 'Failed' : 'Running';
}

function conditionsOf(
  pod: Pod,
  run: PodRun,
  pendingInits: readonly Container[],
  phase: NonNullable<PodStatus['phase']>,
  now: string,
  minor: number,
): readonly Condition[] {
  const initialized = pendingInits.length === 0;
  const over = phase === 'Succeeded' || phase === 'Failed';
  const unready = pod.spec.containers.filter((each) => run.containers.get(each.name)?.ready !== true);
  const containersReady = unready.length === 0;
  const gates = (pod.spec.readinessGates ?? []).map(({ conditionType }) => conditionType);
  const closed = gates.filter(
    (type) => !pod.status.conditions?.some((each) => each.type === type && each.status === 'True'),
  );
  const condition = (type: string, holds: boolean, why: object = {}): Condition => ({
    type,
    status: holds ? 'True' : 'False',
    lastProbeTime: null,
    lastTransitionTime: now,
    ...why,
  });
  const notReady = containersReady
    ? {}
    : over
      ? { reason: phase === 'Succeeded' ? 'PodCompleted' : 'PodFailed' }
      : { reason: 'ContainersNotReady', message: `containers with unready status: [${names(unready)}]` };
  const notInitialized = {
    reason: 'ContainersNotInitialized',
    message: `containers with incomplete status: [${names(pendingInits)}]`,
  };
  const gated =
    closed.length === 0
      ? {}
      : {
          reason: 'ReadinessGatesNotReady',
          message: `the status of pod readiness gate "${closed[0]}" is not "True", but False`,
        };
  const own = [
    ...(minor >= 29 ? [condition('PodReadyToStartContainers', run.hasSandbox)] : []),
    condition(
      'Initialized',
      initialized,
      initialized ? (over && phase === 'Succeeded' ? { reason: 'PodCompleted' } : {}) : notInitialized,
    ),
    condition('Ready', containersReady && closed.length === 0, containersReady ? gated : notReady),
    condition('ContainersReady', containersReady, notReady),
  ];
  const before = pod.status.conditions ?? [];
  const kept = own.map((next) => withCondition(before, next).find((each) => each.type === next.type) ?? next);
  const types = new Set(own.map(({ type }) => type));
  return [...kept, ...before.filter(({ type }) => !types.has(type))];
}

function names(containers: readonly Container[]): string {
  return containers.map((each) => each.name).join(' ');
}

function statusOfContainer(container: Container, run: PodRun, waitingReason: string): ContainerStatus {
  const known = run.containers.get(container.name);
  return {
    name: container.name,
    state: known?.state ?? { waiting: { reason: waitingReason } },
    lastState: known?.lastState ?? {},
    ready: known?.ready ?? false,
    restartCount: known?.restartCount ?? 0,
    image: fullImageName(container.image),
    imageID: known?.imageID ?? '',
    ...(known?.containerID === undefined ? {} : { containerID: known.containerID }),
    started: known?.started ?? false,
  };
}
