import type { InstanceTypeLimits } from '../instanceTypes/instanceTypes.ts';
import { cappedMaxPods, maxPodsTerms, type CniMode } from './maxPods.ts';

/**
 * Which rule gives the number a kubelet reports. `formula`: the plain formula. `capped`: the formula, brought down to
 * AWS's cap. `other`: none we know, so someone set it (or EKS used a rule of its own).
 */
export interface MaxPodsRule {
  readonly kind: 'formula' | 'capped' | 'other';
  readonly mode: CniMode;
}

/** Tried in this order: what the node is seen to do first, then what a node made before the setting changed would have. */
const alternatives: readonly CniMode[] = [
  {},
  { prefixDelegation: true },
  { customNetworking: true },
  { prefixDelegation: true, customNetworking: true },
];

/** Finds the rule behind a reported number of pods, trying the node's own mode first. */
export function explainMaxPods(limits: InstanceTypeLimits, reported: number, seen: CniMode): MaxPodsRule {
  for (const mode of [seen, ...alternatives]) {
    const terms = maxPodsTerms(limits, mode);
    if (terms.places === reported) return { kind: 'formula', mode };
    if (cappedMaxPods(terms) === reported) return { kind: 'capped', mode };
  }
  return { kind: 'other', mode: seen };
}
