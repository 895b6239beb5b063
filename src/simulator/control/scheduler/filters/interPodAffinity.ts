import { namespaces } from '../../../kubernetes/kinds.ts';
import type { ObjectStore } from '../../../kubernetes/objectStore.ts';
import type { KubeNode } from '../../../kubernetes/objects/node.ts';
import type { Pod, PodAffinityTerm } from '../../../kubernetes/objects/pod.ts';
import { matchesSelector } from '../../../kubernetes/selectors/labelSelector.ts';
import { refusal, type Cycle } from '../cycle.ts';
import { selects, type PodSet } from '../podCounter.ts';
import type { Filter } from './filter.ts';

/** The pods a term speaks of, for a pod that carries it. */
export function podSetOf(terms: readonly PodAffinityTerm[], owner: Pod, store: ObjectStore): PodSet {
  const [term] = terms;
  return {
    namespaces: term === undefined ? [] : namespacesOf(term, owner, store),
    selectors: terms.flatMap(({ labelSelector }) => (labelSelector === undefined ? [] : [labelSelector])),
    countsTerminating: true,
  };
}

/** Undefined for all namespaces, which is what an empty namespace selector means. */
function namespacesOf(term: PodAffinityTerm, owner: Pod, store: ObjectStore): readonly string[] | undefined {
  const named = term.namespaces ?? [];
  const { namespaceSelector: selector } = term;
  if (selector === undefined) return named.length > 0 ? named : [owner.metadata.namespace ?? ''];
  if (Object.keys(selector).length === 0) return undefined;
  const selected = store.list(namespaces).filter(({ metadata }) => matchesSelector(selector, metadata.labels));
  return [...named, ...selected.map(({ metadata }) => metadata.name)];
}

function belongsTo(pod: Pod, set: PodSet): boolean {
  const { namespace = '', labels } = pod.metadata;
  return (set.namespaces === undefined || set.namespaces.includes(namespace)) && selects(set.selectors, labels);
}

/** Required affinity to, and anti-affinity against, pods that are there, and theirs against the new one. */
export const interPodAffinity: Filter = (cycle) => {
  const { pod, cluster, store } = cycle;
  const affinity = pod.spec.affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  const anti = pod.spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  const banned = bannedDomains(cycle);
  if (affinity.length === 0 && anti.length === 0 && banned.size === 0) return undefined;
  // A pod counts for affinity only if it matches all terms.
  const wanted = podSetOf(affinity, pod, store);
  const friends = affinity.length === 0 ? undefined : cluster.counter(wanted);
  const isFirst = friends !== undefined && friends.total === 0 && belongsTo(pod, wanted);
  const foes = anti.map((term) => ({
    key: term.topologyKey,
    counts: cluster.counter(podSetOf([term], pod, store)).domains(term.topologyKey),
  }));
  const hasFriends = (node: KubeNode): boolean =>
    affinity.every(({ topologyKey }) => {
      const domain = node.metadata.labels?.[topologyKey];
      return domain !== undefined && (isFirst || (friends?.domains(topologyKey).get(domain) ?? 0) > 0);
    });
  return ({ node }) => {
    const labels = node.metadata.labels ?? {};
    if (affinity.length > 0 && !hasFriends(node))
      return refusal('InterPodAffinity', false, "node(s) didn't match pod affinity rules");
    if (foes.some(({ key, counts }) => (counts.get(labels[key] ?? '') ?? 0) > 0))
      return refusal('InterPodAffinity', true, "node(s) didn't match pod anti-affinity rules");
    for (const [key, domains] of banned)
      if (domains.has(labels[key] ?? ''))
        return refusal('InterPodAffinity', true, "node(s) didn't satisfy existing pods anti-affinity rules");
    return undefined;
  };
};

/** By topology key, the domains that pods with an anti-affinity against this one keep for themselves. */
function bannedDomains({ pod, cluster, store }: Cycle): ReadonlyMap<string, ReadonlySet<string>> {
  const banned = new Map<string, Set<string>>();
  for (const other of cluster.exclusivePods) {
    const labels = cluster.get(other.spec.nodeName ?? '')?.node.metadata.labels ?? {};
    for (const term of other.spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []) {
      const domain = labels[term.topologyKey];
      if (domain === undefined || !belongsTo(pod, podSetOf([term], other, store))) continue;
      const domains = banned.get(term.topologyKey) ?? new Set<string>();
      banned.set(term.topologyKey, domains.add(domain));
    }
  }
  return banned;
}
