import type { LabelSelector, Labels } from '../../kubernetes/objects/meta.ts';
import type { KubeNode } from '../../kubernetes/objects/node.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import { matchesSelector } from '../../kubernetes/selectors/labelSelector.ts';

export const hostnameKey = 'kubernetes.io/hostname';

/** Which pods a counter counts. */
export interface PodSet {
  /** Undefined for all namespaces. */
  readonly namespaces: readonly string[] | undefined;
  /** Every selector must match; none at all matches nothing. */
  readonly selectors: readonly LabelSelector[];
  /** Whether pods that are being deleted count. */
  readonly countsTerminating: boolean;
}

/**
 * How many pods of a set there are on each node, and in each domain of a topology key that has been asked for. Kept up
 * pod by pod, so that spreading a workload over many nodes does not mean counting all its pods for each new one.
 */
export class PodCounter {
  readonly #set: PodSet;
  readonly #byNode = new Map<string, number>();
  readonly #byDomain = new Map<string, Map<string, number>>();
  readonly #nodeOf: (name: string) => KubeNode | undefined;
  total = 0;

  constructor(set: PodSet, nodeOf: (name: string) => KubeNode | undefined) {
    this.#set = set;
    this.#nodeOf = nodeOf;
  }

  matches(pod: Pod): boolean {
    const { namespaces, selectors, countsTerminating } = this.#set;
    const { namespace = '', labels, deletionTimestamp } = pod.metadata;
    if (namespaces !== undefined && !namespaces.includes(namespace)) return false;
    if (deletionTimestamp !== undefined && !countsTerminating) return false;
    return selects(selectors, labels);
  }

  count(pod: Pod, sign: 1 | -1): void {
    if (!this.matches(pod)) return;
    const node = pod.spec.nodeName ?? '';
    this.total += sign;
    this.#byNode.set(node, this.onNode(node) + sign);
    const labels = this.#nodeOf(node)?.metadata.labels;
    for (const [key, counts] of this.#byDomain) {
      const domain = labels?.[key];
      if (domain !== undefined) counts.set(domain, (counts.get(domain) ?? 0) + sign);
    }
  }

  onNode(name: string): number {
    return this.#byNode.get(name) ?? 0;
  }

  /** Counts by the value that nodes have for the topology key. */
  domains(key: string): ReadonlyMap<string, number> {
    let counts = this.#byDomain.get(key);
    if (counts === undefined) {
      this.#byDomain.set(key, (counts = new Map<string, number>()));
      for (const [name, count] of this.#byNode) {
        const domain = this.#nodeOf(name)?.metadata.labels?.[key];
        if (domain !== undefined) counts.set(domain, (counts.get(domain) ?? 0) + count);
      }
    }
    return counts;
  }

  /** Nodes have come, gone, or changed their labels. */
  forgetDomains(): void {
    this.#byDomain.clear();
  }
}

export function selects(selectors: readonly LabelSelector[], labels: Labels | undefined): boolean {
  return selectors.length > 0 && selectors.every((selector) => matchesSelector(selector, labels));
}
