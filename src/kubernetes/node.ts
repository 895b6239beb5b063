import type { V1Node } from '@kubernetes/client-node';
import type { KubernetesNode } from '../ports/cluster.ts';
import { objectMeta } from './objectMeta.ts';
import { parseMilli, parseQuantity } from '../base/quantity.ts';

/** A node, trimmed to what we show. */
export function toNode({ metadata, spec, status }: V1Node): KubernetesNode {
  const readiness = status?.conditions?.find(({ type }) => type === 'Ready');
  const ready = readiness?.status === 'True';
  const address = (type: string) => status?.addresses?.find((each) => each.type === type)?.address;
  return {
    ...objectMeta(metadata),
    providerId: spec?.providerID,
    ready,
    notReadyReason: ready ? undefined : (readiness?.message ?? readiness?.reason),
    cordoned: spec?.unschedulable === true,
    internalIp: address('InternalIP'),
    externalIp: address('ExternalIP'),
    allocatablePods: Number(status?.allocatable?.['pods'] ?? 0),
    allocatableCpu: parseMilli(status?.allocatable?.['cpu'] ?? '') || 0,
    allocatableMemory: parseQuantity(status?.allocatable?.['memory'] ?? '') || 0,
    taints: spec?.taints?.map(({ key, value = '', effect }) => ({ key, value, effect })) ?? [],
    kubeletVersion: status?.nodeInfo?.kubeletVersion ?? '',
    osImage: status?.nodeInfo?.osImage ?? '',
  };
}
