import type { CapacityState } from '../protocol/capacity.ts';
import { count } from '../../webview/app/words.ts';
import type { Strings } from './words.ts';

/** A number that kubelets report, and where it comes from. */
export interface Report {
  readonly key: string;
  readonly sentence: string;
  /** It is what such nodes report by themselves now. */
  readonly expected: boolean;
  readonly rule: string;
}

export function report(reported: CapacityState['reported'][number], capacity: CapacityState, strings: Strings): Report {
  const { maxPods, nodes, rule } = reported;
  return {
    key: String(maxPods),
    sentence: count(strings.capacity.reports, nodes, maxPods),
    expected: rule?.kind === 'decided',
    rule: rule === undefined ? '' : ruleText(rule, capacity, strings),
  };
}

type Rule = NonNullable<CapacityState['reported'][number]['rule']>;

function ruleText({ kind, mode }: Rule, capacity: CapacityState, { capacity: words }: Strings): string {
  const { terms, decided, decider, mode: inForce } = capacity;
  if (kind === 'other') return words.ruleOther;
  if (kind === 'decided') {
    if (terms === undefined || decided === terms.places) return words.ruleFormula;
    return decider === 'managed' || decider === 'auto-mode' ? words.ruleCapped : words.ruleSelf;
  }
  const prefixes = mode.prefixDelegation ?? false;
  const custom = mode.customNetworking ?? false;
  if (prefixes === (inForce.prefixDelegation ?? false) && custom === (inForce.customNetworking ?? false))
    return kind === 'capped' ? words.ruleRecommended : words.ruleUncapped;
  if (custom) return words.ruleCustom;
  return prefixes ? words.rulePrefix : words.ruleSecondary;
}
