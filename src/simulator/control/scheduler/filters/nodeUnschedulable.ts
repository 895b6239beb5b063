import type { Taint } from '../../../kubernetes/objects/node.ts';
import { refusal } from '../cycle.ts';
import type { Filter } from './filter.ts';
import { tolerates } from './taintToleration.ts';

const unschedulableTaint: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

/** A cordoned node takes only pods that tolerate it. */
export const nodeUnschedulable: Filter = ({ pod }) => {
  const tolerated = tolerates(pod.spec.tolerations, unschedulableTaint);
  return ({ node }) =>
    node.spec.unschedulable === true && !tolerated
      ? refusal('NodeUnschedulable', false, 'node(s) were unschedulable')
      : undefined;
};
