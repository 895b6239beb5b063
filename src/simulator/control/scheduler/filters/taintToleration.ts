import type { Taint } from '../../../kubernetes/objects/node.ts';
import type { Toleration } from '../../../kubernetes/objects/pod.ts';
import { refusal } from '../cycle.ts';
import type { Filter } from './filter.ts';

/** True if one of the tolerations covers the taint. */
export function tolerates(tolerations: readonly Toleration[] | undefined, taint: Taint): boolean {
  return (tolerations ?? []).some(
    ({ key = '', operator = 'Equal', value = '', effect = '' }) =>
      (effect === '' || effect === taint.effect) &&
      (key === '' || key === taint.key) &&
      (operator === 'Exists' || (key !== '' && value === (taint.value ?? ''))),
  );
}

/** Taints that keep pods away must be tolerated. From 1.34 the words no longer name the taint. */
export const taintToleration: Filter =
  ({ pod, minor }) =>
  ({ node }) => {
    const { taints } = node.spec;
    if (taints === undefined) return undefined;
    const taint = taints.find((each) => each.effect !== 'PreferNoSchedule' && !tolerates(pod.spec.tolerations, each));
    if (taint === undefined) return undefined;
    const reason =
      minor >= 34
        ? 'node(s) had untolerated taint(s)'
        : `node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`;
    return refusal('TaintToleration', false, reason);
  };
