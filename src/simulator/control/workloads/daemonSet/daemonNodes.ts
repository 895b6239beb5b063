import type { KubeNode, Taint } from '../../../kubernetes/objects/node.ts';
import type { PodSpec, Toleration } from '../../../kubernetes/objects/pod.ts';
import type { DaemonSet } from '../../../kubernetes/objects/workloads.ts';
import { fitsNodeAffinity } from '../../scheduler/filters/nodeAffinity.ts';
import { tolerates } from '../../scheduler/filters/taintToleration.ts';

/** What a daemon set's pods bear although their template does not say so. */
export function daemonTolerations({ tolerations = [], hostNetwork = false }: PodSpec): readonly Toleration[] {
  const pressures = ['disk-pressure', 'memory-pressure', 'pid-pressure', 'unschedulable'];
  return [
    ...tolerations,
    ...['not-ready', 'unreachable'].map((key) => tolerated(key, 'NoExecute')),
    ...[...pressures, ...(hostNetwork ? ['network-unavailable'] : [])].map((key) => tolerated(key, 'NoSchedule')),
  ];
}

function tolerated(key: string, effect: string): Toleration {
  return { key: `node.kubernetes.io/${key}`, operator: 'Exists', effect };
}

export interface Place {
  /** A pod is to be made there if there is none. */
  readonly wanted: boolean;
  /** A pod that is there may stay. */
  readonly allowed: boolean;
}

/** Whether a daemon set's pods belong on a node. A taint that only keeps new pods away lets those that are there stay. */
export function placeOn({ spec }: DaemonSet, node: KubeNode): Place {
  const pod = spec.template.spec;
  if (pod.nodeName !== undefined && pod.nodeName !== node.metadata.name) return { wanted: false, allowed: false };
  if (!fitsNodeAffinity(pod, node)) return { wanted: false, allowed: false };
  const tolerations = daemonTolerations(pod);
  const untolerated = (node.spec.taints ?? []).filter((taint: Taint) => !tolerates(tolerations, taint));
  const allowed = !untolerated.some(({ effect }) => effect === 'NoExecute');
  return { wanted: allowed && !untolerated.some(({ effect }) => effect === 'NoSchedule'), allowed };
}
