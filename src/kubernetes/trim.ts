import type { CoreV1Event, V1Deployment, V1Node, V1ObjectMeta, V1Pod } from '@kubernetes/client-node';
import type {
  KubernetesDeployment,
  KubernetesEvent,
  KubernetesNode,
  KubernetesPod,
  ObjectMeta,
} from '../ports/cluster.ts';
import { podStatus } from './podStatus.ts';

/** Raw JSON from the server has its times as text, whatever client-node's types say. */
function time(value: unknown): number | undefined {
  return typeof value === 'string' ? Date.parse(value) : undefined;
}

function trimMeta(from: V1ObjectMeta | undefined): ObjectMeta {
  return {
    uid: from?.uid ?? '',
    name: from?.name ?? '',
    createdAt: time(from?.creationTimestamp) ?? 0,
    deletedAt: time(from?.deletionTimestamp),
    labels: from?.labels ?? {},
  };
}

export function trimNode(object: unknown): KubernetesNode {
  const { metadata, spec, status } = object as V1Node;
  const address = (type: string) => status?.addresses?.find((each) => each.type === type)?.address;
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  return {
    ...trimMeta(metadata),
    providerId: spec?.providerID,
    ready: ready?.status === 'True',
    notReadyReason: ready === undefined || ready.status === 'True' ? undefined : (ready.message ?? ready.reason),
    cordoned: spec?.unschedulable === true,
    internalIp: address('InternalIP'),
    externalIp: address('ExternalIP'),
    allocatablePods: Number(status?.allocatable?.['pods'] ?? 0),
    kubeletVersion: status?.nodeInfo?.kubeletVersion ?? '',
    osImage: status?.nodeInfo?.osImage ?? '',
  };
}

export function trimPod(object: unknown): KubernetesPod {
  const pod = object as V1Pod;
  const { metadata, spec, status } = pod;
  const containers = status?.containerStatuses ?? [];
  const owner = metadata?.ownerReferences?.find(({ controller }) => controller === true);
  const scheduled = status?.conditions?.find(({ type }) => type === 'PodScheduled');
  return {
    ...trimMeta(metadata),
    namespace: metadata?.namespace ?? '',
    phase: status?.phase ?? 'Unknown',
    ready: containers.length > 0 && containers.every(({ ready }) => ready),
    status: podStatus(pod),
    nodeName: spec?.nodeName,
    ip: status?.podIP,
    hostNetwork: spec?.hostNetwork === true,
    restarts: containers.reduce((sum, { restartCount }) => sum + restartCount, 0),
    containers: (spec?.containers ?? []).map(({ name }) => name),
    owner: owner === undefined ? undefined : { kind: owner.kind, name: owner.name },
    unschedulable:
      scheduled?.status === 'False' && scheduled.reason === 'Unschedulable' ? scheduled.message : undefined,
  };
}

export function trimDeployment(object: unknown): KubernetesDeployment {
  const { metadata, spec, status } = object as V1Deployment;
  return {
    ...trimMeta(metadata),
    namespace: metadata?.namespace ?? '',
    replicas: spec?.replicas ?? 1,
    readyReplicas: status?.readyReplicas ?? 0,
  };
}

/** New events leave the old times and counts empty and fill `eventTime` and `series` instead. */
export function trimEvent(object: unknown): KubernetesEvent {
  const event = object as CoreV1Event;
  const seen =
    event.series?.lastObservedTime ?? event.lastTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp;
  return {
    ...trimMeta(event.metadata),
    namespace: event.metadata.namespace ?? '',
    type: event.type ?? 'Normal',
    reason: event.reason ?? '',
    message: event.message ?? '',
    about: {
      kind: event.involvedObject.kind ?? '',
      name: event.involvedObject.name ?? '',
      uid: event.involvedObject.uid ?? '',
    },
    lastSeenAt: time(seen) ?? 0,
    count: event.series?.count ?? event.count ?? 1,
  };
}
