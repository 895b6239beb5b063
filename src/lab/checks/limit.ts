import { explainMaxPods } from '../../domain/capacity/explainMaxPods.ts';
import { parseSchedulerMessage } from '../../domain/pending/schedulerMessage.ts';
import type { NodeView } from '../../model/snapshot.ts';
import { met, waiting, type ChapterCheck } from './check.ts';

/** Some node reports the number of pods that the formula gives for its instance type. */
export const limitFollowsFormula: ChapterCheck = ({ nodes }) => {
  const [first] = nodes;
  if (first === undefined) return waiting({ key: 'no-nodes' });
  if (nodes.some(followsFormula)) return met;
  return waiting({ key: 'max-pods-differ', node: first.shortName, reported: first.maxPods });
};

/** A pod waits because of the number of pods, in the scheduler's own words. */
export const tooManyPods: ChapterCheck = ({ pending }) => {
  const seen = pending.some(({ message }) =>
    parseSchedulerMessage(message ?? '')?.reasons.some((reason) => reason.kind === 'too-many-pods'),
  );
  return seen ? met : waiting({ key: 'nothing-pending' });
};

function followsFormula(node: NodeView): boolean {
  if (node.limits === undefined) return false;
  const prefixDelegation = node.enis.some((eni) => eni.slots.some((slot) => slot.kind === 'prefix'));
  return explainMaxPods(node.limits, node.maxPods, node.group.kind, { prefixDelegation }).kind !== 'other';
}
