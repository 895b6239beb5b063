import type { V1Node } from '@kubernetes/client-node';
import type { NodeDetail } from '../ports/cluster.ts';
import { toConditions } from './conditions.ts';
import { objectMeta } from './objectMeta.ts';

/** A node as its page tells of it. */
export function toNodeDetail({ metadata, spec, status }: V1Node): NodeDetail {
  return {
    ...objectMeta(metadata),
    conditions: toConditions(status?.conditions),
    taints: (spec?.taints ?? []).map(
      ({ key, value, effect }) => `${key}${value === undefined || value === '' ? '' : `=${value}`}:${effect}`,
    ),
    addresses: (status?.addresses ?? []).map(({ type, address }) => `${address} (${type})`),
    capacity: status?.capacity ?? {},
    allocatable: status?.allocatable ?? {},
    kernel: status?.nodeInfo?.kernelVersion ?? '',
    containerRuntime: status?.nodeInfo?.containerRuntimeVersion ?? '',
    architecture: status?.nodeInfo?.architecture ?? '',
  };
}
