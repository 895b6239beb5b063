import type { LabelSelector } from '../../../kubernetes/objects/meta.ts';
import type { KubeNode } from '../../../kubernetes/objects/node.ts';
import type { Pod, TopologySpreadConstraint } from '../../../kubernetes/objects/pod.ts';
import type { ClusterState } from '../clusterState.ts';
import { refusal } from '../cycle.ts';
import { selects, type PodCounter } from '../podCounter.ts';
import type { Filter } from './filter.ts';
import { fitsNodeAffinity } from './nodeAffinity.ts';

const reason = "node(s) didn't match pod topology spread constraints";

/** The selectors of a constraint: its own, and equality in the labels that `matchLabelKeys` names. */
export function spreadSelectors(constraint: TopologySpreadConstraint, pod: Pod): readonly LabelSelector[] {
  const { labels = {} } = pod.metadata;
  const own = (constraint.matchLabelKeys ?? []).flatMap((key) =>
    labels[key] === undefined ? [] : [[key, labels[key]]],
  );
  const { labelSelector } = constraint;
  if (labelSelector === undefined) return [];
  return own.length === 0 ? [labelSelector] : [labelSelector, { matchLabels: Object.fromEntries(own) }];
}

export function spreadCounter(cluster: ClusterState, pod: Pod, selectors: readonly LabelSelector[]): PodCounter {
  return cluster.counter({ namespaces: [pod.metadata.namespace ?? ''], selectors, countsTerminating: false });
}

/** Hard spread constraints: a domain may have no more than `maxSkew` pods above the least of all domains. */
export const podTopologySpread: Filter = ({ pod, cluster }) => {
  const hard = (pod.spec.topologySpreadConstraints ?? []).filter((each) => each.whenUnsatisfiable === 'DoNotSchedule');
  if (hard.length === 0) return undefined;
  const keys = hard.map(({ topologyKey }) => topologyKey);
  const eligible = cluster.nodes.filter(({ node }) => fitsNodeAffinity(pod.spec, node) && hasAll(node, keys));
  const prepared = hard.map((constraint) => {
    const selectors = spreadSelectors(constraint, pod);
    const counts = spreadCounter(cluster, pod, selectors).domains(constraint.topologyKey);
    const domains = new Set(eligible.map(({ node }) => node.metadata.labels?.[constraint.topologyKey] ?? ''));
    let least = Infinity;
    for (const domain of domains) least = Math.min(least, counts.get(domain) ?? 0);
    if (domains.size < (constraint.minDomains ?? 1) || least === Infinity) least = 0;
    return { constraint, counts, least, self: selects(selectors, pod.metadata.labels) ? 1 : 0 };
  });
  return ({ node }) => {
    for (const { constraint, counts, least, self } of prepared) {
      const domain = node.metadata.labels?.[constraint.topologyKey];
      if (domain === undefined) return refusal('PodTopologySpread', false, `${reason} (missing required label)`);
      if ((counts.get(domain) ?? 0) + self - least > constraint.maxSkew)
        return refusal('PodTopologySpread', true, reason);
    }
    return undefined;
  };
};

function hasAll(node: KubeNode, keys: readonly string[]): boolean {
  return keys.every((key) => node.metadata.labels?.[key] !== undefined);
}
