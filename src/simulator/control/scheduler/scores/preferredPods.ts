import type { WeightedTerm } from '../../../kubernetes/objects/pod.ts';
import { podSetOf } from '../filters/interPodAffinity.ts';
import type { Cycle } from '../cycle.ts';
import { maxScore, type Score } from './score.ts';

/** Domains with pods that the pod prefers to be near are better, those with pods it prefers to avoid are worse. */
export const preferredPods: Score = {
  weight: 2,
  rate(cycle, states, into) {
    const { podAffinity, podAntiAffinity } = cycle.pod.spec.affinity ?? {};
    const near = podAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    const far = podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    if (near.length + far.length === 0) return false;
    const counted = [...near.map((term) => counts(cycle, term, 1)), ...far.map((term) => counts(cycle, term, -1))];
    let [least, most] = [Infinity, -Infinity];
    for (const [index, { node }] of states.entries()) {
      const { labels } = node.metadata;
      const sum = counted.reduce(
        (total, { key, sign, domains }) => total + sign * (domains.get(labels?.[key] ?? '') ?? 0),
        0,
      );
      into[index] = sum;
      [least, most] = [Math.min(least, sum), Math.max(most, sum)];
    }
    for (let i = 0; i < into.length; i++)
      into[i] = most === least ? 0 : Math.trunc((maxScore * ((into[i] ?? 0) - least)) / (most - least));
    return true;
  },
};

function counts({ pod, cluster, store }: Cycle, { weight, podAffinityTerm: term }: WeightedTerm, sign: 1 | -1) {
  const domains = cluster.counter(podSetOf([term], pod, store)).domains(term.topologyKey);
  return { key: term.topologyKey, sign: sign * weight, domains };
}
