import { limitsOf } from '../domain/instanceTypes/instanceTypes.ts';
import type { Instance, NetworkInterface } from '../ports/cloud.ts';
import type { KubernetesNode, Resources } from '../ports/cluster.ts';
import { eniViews } from './eniViews.ts';
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
export function takesPlace(pod: PodView): boolean {
  return pod.phase !== 'Succeeded' && pod.phase !== 'Failed';
}

/** What nodes are put together from. */
export interface NodeParts {
  readonly nodes: readonly KubernetesNode[];
  readonly instances: readonly Instance[];
  readonly interfaces: readonly NetworkInterface[];
  /** Addresses whose pod ended less than 30 s ago. */
  readonly cooling: ReadonlySet<string>;
}

/** Nodes by name, each joined with its EC2 instance by provider id and with its pods by the ENIs' addresses. */
export function nodeViews(
  { nodes, instances, interfaces, cooling }: NodeParts,
  pods: Iterable<PodView>,
): readonly NodeView[] {
  const instanceById = new Map(instances.map((each) => [each.id, each]));
  const interfacesByInstance = Map.groupBy(interfaces, ({ instanceId }) => instanceId ?? '');
  const podsByNode = Map.groupBy([...pods].filter(takesPlace), ({ nodeName }) => nodeName ?? '');
  return nodes
    .map((node) => {
      const instanceId = instanceIdOf(node.providerId);
      return nodeView(
        node,
        instanceId,
        instanceById.get(instanceId ?? ''),
        instanceId === undefined ? [] : (interfacesByInstance.get(instanceId) ?? []),
        podsByNode.get(node.name) ?? [],
        cooling,
      );
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function nodeView(
  node: KubernetesNode,
  instanceId: string | undefined,
  instance: Instance | undefined,
  interfaces: readonly NetworkInterface[],
  pods: readonly PodView[],
  cooling: ReadonlySet<string>,
): NodeView {
  const own = pods.filter(({ hostNetwork }) => !hostNetwork);
  const podsByIp = new Map(own.flatMap((pod) => (pod.ip === undefined ? [] : [[pod.ip, pod] as const])));
  const enis = eniViews(interfaces, podsByIp, cooling);
  const placed = new Set(enis.flatMap((eni) => eni.slots.flatMap((slot) => slot.pods.map(({ uid }) => uid))));
  const type = instance?.type ?? node.labels[instanceTypeLabel];
  return {
    name: node.name,
    shortName: node.name.split('.')[0] ?? node.name,
    group: nodeGroup(node, instance),
    unknown: nodeUnknown(node, instanceId, instance),
    labels: node.labels,
    taints: node.taints,
    instanceId,
    type,
    limits: type === undefined ? undefined : limitsOf(type),
    zone: instance?.zone ?? node.labels[zoneLabel],
    ready: node.ready,
    notReadyReason: node.notReadyReason,
    cordoned: node.cordoned,
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
