import { tolerates, type Taint, type Toleration } from './tolerates.ts';

/** CPU in thousandths of a core, memory in bytes. */
export interface Resources {
  readonly cpu: number;
  readonly memory: number;
}

/** What of a pod decides where it may go, as far as the product reads it. */
export interface PodNeeds {
  readonly requests: Resources;
  readonly tolerations: readonly Toleration[];
  readonly nodeSelector: Readonly<Record<string, string>>;
}

/** What a node offers. */
export interface NodeOffer {
  readonly name: string;
  readonly cordoned: boolean;
  readonly taints: readonly Taint[];
  readonly labels: Readonly<Record<string, string>>;
  readonly usedPods: number;
  readonly maxPods: number;
  readonly allocatable: Resources;
  /** What the pods bound to it have asked for. */
  readonly requested: Resources;
}

/** Why a node does not take a pod now, with the numbers that say so. */
export type NodeRefusal =
  | { readonly kind: 'cordoned' }
  | { readonly kind: 'taint'; readonly taint: Taint }
  /** `found`: what the node's label says instead; null where it has none. */
  | { readonly kind: 'selector'; readonly key: string; readonly wanted: string; readonly found: string | null }
  | { readonly kind: 'too-many-pods'; readonly used: number; readonly max: number }
  /** `free` may be below zero on a node that is overfull. */
  | { readonly kind: 'cpu' | 'memory'; readonly wanted: number; readonly free: number; readonly allocatable: number };

const unschedulable: Taint = { key: 'node.kubernetes.io/unschedulable', value: '', effect: 'NoSchedule' };

/**
 * Why a node does not take a pod, in the order of the scheduler's default plugins: NodeUnschedulable, TaintToleration,
 * NodeAffinity, NodeResourcesFit. The first that refuses is the only one heard, but the last names all that is short.
 * Empty when nothing that is computed here stands in the way; ports, volumes, spreading and affinities are not.
 */
export function nodeRefusals(pod: PodNeeds, node: NodeOffer): readonly NodeRefusal[] {
  if (node.cordoned && !tolerates(pod.tolerations, unschedulable)) return [{ kind: 'cordoned' }];
  const taint = node.taints.find((each) => each.effect !== 'PreferNoSchedule' && !tolerates(pod.tolerations, each));
  if (taint !== undefined) return [{ kind: 'taint', taint }];
  for (const [key, wanted] of Object.entries(pod.nodeSelector))
    if (node.labels[key] !== wanted) return [{ kind: 'selector', key, wanted, found: node.labels[key] ?? null }];
  return shortages(pod, node);
}

function shortages({ requests }: PodNeeds, node: NodeOffer): readonly NodeRefusal[] {
  const short: NodeRefusal[] = [];
  if (node.usedPods >= node.maxPods) short.push({ kind: 'too-many-pods', used: node.usedPods, max: node.maxPods });
  for (const kind of ['cpu', 'memory'] as const) {
    const allocatable = node.allocatable[kind];
    const free = allocatable - node.requested[kind];
    // A pod that asks for nothing fits even where others have asked for too much.
    if (requests[kind] > 0 && requests[kind] > free) short.push({ kind, wanted: requests[kind], free, allocatable });
  }
  return short;
}
