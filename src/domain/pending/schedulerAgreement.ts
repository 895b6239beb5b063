import type { NodeRefusal } from './nodeRefusals.ts';
import type { ReasonKind, SchedulerMessage } from './schedulerMessage.ts';

/**
 * How the scheduler's text stands to the nodes as they are now. `same`: both say the same. `moved`: they differ, so nodes
 * have changed since it spoke. `more`: it names something that is not computed here, so nothing can be said.
 */
export type SchedulerAgreement = 'same' | 'moved' | 'more';

const computed: readonly ReasonKind[] = ['too-many-pods', 'cpu', 'memory', 'taint', 'cordoned', 'selector'];

/** Holds the scheduler's counts by reason against the refusals of each node now. */
export function schedulerAgreement(
  message: SchedulerMessage,
  refusals: readonly (readonly NodeRefusal[])[],
): SchedulerAgreement {
  const said = (kind: ReasonKind) =>
    message.reasons.reduce((sum, reason) => sum + (reason.kind === kind ? reason.count : 0), 0);
  const found = (kind: ReasonKind) => refusals.filter((each) => each.some((refusal) => refusal.kind === kind)).length;
  // Its words for a node selector are those for a required node affinity, too, which is not read.
  if (said('unknown') > 0 || said('selector') > found('selector')) return 'more';
  if (message.nodes !== refusals.length || refusals.some((each) => each.length === 0)) return 'moved';
  return computed.every((kind) => said(kind) === found(kind)) ? 'same' : 'moved';
}
