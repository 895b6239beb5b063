import { limitsOf } from '../domain/instanceTypes/instanceTypes.ts';
import type { Instance, NetworkInterface } from '../ports/cloud.ts';
import type { KubernetesNode, KubernetesPod, Resources } from '../ports/cluster.ts';
import { eniViews, type Cooling } from './eniViews.ts';
import { nodeGroup } from './nodeGroup.ts';
import { nodeUnknown } from './nodeUnknown.ts';
import type { NodeView, PodView } from './snapshot.ts';

const instanceTypeLabel = 'node.kubernetes.io/instance-type';
const zoneLabel = 'topology.kubernetes.io/zone';

/** The instance id at the end of a provider id (`aws:///ap-northeast-2a/i-0ab…`); undefined for anything else. */
export function instanceIdOf(providerId: string | undefined): string | undefined {
  return /^aws:\/\/\/[^/]*\/(i-[0-9a-f]+)$/.exec(providerId ?? '')?.[1];
}

/** True while a pod takes a place on its node: the scheduler does not count pods that have ended. */
export function takesPlace(pod: KubernetesPod): boolean {
  return pod.phase !== 'Succeeded' && pod.phase !== 'Failed';
}

/** What one node is put together from. */
export interface NodeParts {
  readonly node: KubernetesNode;
  readonly instance: Instance | undefined;
  readonly interfaces: readonly NetworkInterface[];
  /** The pods that take a place on it, by key. */
  readonly pods: readonly PodView[];
  readonly cooling: Cooling;
}

/** A node joined with its EC2 instance, and with its pods by the ENIs' addresses. */
export function nodeView({ node, instance, interfaces, pods, cooling }: NodeParts): NodeView {
  const instanceId = instanceIdOf(node.providerId);
  const own = pods.filter(({ hostNetwork }) => !hostNetwork);
  const podsByIp = new Map(own.flatMap((pod) => (pod.ip === undefined ? [] : [[pod.ip, pod] as const])));
  const enis = eniViews(interfaces, podsByIp, cooling);
  const placed = new Set(enis.flatMap((eni) => eni.slots.flatMap((slot) => slot.pods.map(({ uid }) => uid))));
  const type = instance?.type ?? node.labels[instanceTypeLabel];
  return {
    name: node.name,
    shortName: node.name.split('.')[0] ?? node.name,
    group: nodeGroup(node, instance),
    unknown: nodeUnknown(node, instance),
    labels: node.labels,
    taints: node.taints,
    instanceId,
    type,
    limits: type === undefined ? undefined : limitsOf(type),
    zone: instance?.zone ?? node.labels[zoneLabel],
    ready: node.ready,
    notReadyReason: node.notReadyReason,
    cordoned: node.cordoned,
    leaving: node.deletedAt !== undefined || instance?.state === 'shutting-down' || instance?.state === 'terminated',
    internalIp: node.internalIp,
    externalIp: node.externalIp,
    kubeletVersion: node.kubeletVersion,
    osImage: node.osImage,
    maxPods: node.allocatablePods,
    usedPods: pods.length,
    allocatable: { cpu: node.allocatableCpu, memory: node.allocatableMemory },
    requested: requestedBy(pods),
    enis,
    hostNetworkPods: pods.filter(({ hostNetwork }) => hostNetwork),
    unplacedPods: own.filter(({ uid }) => !placed.has(uid)),
  };
}

function requestedBy(pods: readonly PodView[]): Resources {
  let cpu = 0;
  let memory = 0;
  for (const { requests } of pods) {
    cpu += requests.cpu;
    memory += requests.memory;
  }
  return { cpu, memory };
}
