import type { InstanceTypeLimits } from '../instanceTypes/instanceTypes.ts';
import { cappedMaxPods, maxPodsTerms, type CniMode } from './maxPods.ts';
import { decidedMaxPods, type MaxPodsDecider } from './maxPodsDecider.ts';

/**
 * Which rule gives the number a kubelet reports. `decided`: what such nodes report by themselves under the settings in force.
 * `formula`: the plain formula under `mode`. `capped`: that, brought down to AWS's cap. `other`: none we know, so someone set
 * it (or EKS used a rule of its own).
 */
export interface MaxPodsRule {
  readonly kind: 'decided' | 'formula' | 'capped' | 'other';
  readonly mode: CniMode;
}

/** Tried after the settings in force: what a node made before they changed would have. */
const alternatives: readonly CniMode[] = [
  {},
  { prefixDelegation: true },
  { customNetworking: true },
  { prefixDelegation: true, customNetworking: true },
];

/** Finds the rule behind a reported number of pods: that of the node's maker first. */
export function explainMaxPods(
  limits: InstanceTypeLimits,
  reported: number,
  decider: MaxPodsDecider,
  inForce: CniMode,
): MaxPodsRule {
  if (decidedMaxPods(decider, limits, inForce) === reported) return { kind: 'decided', mode: inForce };
  for (const mode of [inForce, ...alternatives]) {
    const terms = maxPodsTerms(limits, mode);
    if (terms.places === reported) return { kind: 'formula', mode };
    if (cappedMaxPods(terms) === reported) return { kind: 'capped', mode };
  }
  return { kind: 'other', mode: inForce };
}
