/** A stack event as far as progress needs it. */
export interface ResourceEvent {
  readonly logicalId: string;
  readonly physicalId: string | undefined;
  readonly resourceType: string;
  readonly status: string;
  readonly reason: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export type StackOperation = 'create' | 'delete';

export interface StackProgress {
  /** Resources that reached the end of the operation. */
  readonly done: number;
  /** Resources under way now, the one that started last first. */
  readonly active: readonly string[];
  readonly failed: readonly ResourceEvent[];
}

const stackType = 'AWS::CloudFormation::Stack';

/** CloudFormation gives this reason to resources it stopped because another one failed: a consequence, not a cause. */
const consequence = /^Resource (creation|update) cancelled/i;

/** Whether the reason of a failure says no more than that another one failed. */
export function isConsequence(reason: string | undefined): boolean {
  return consequence.test(reason ?? '');
}

/** Whether an event is about the stack itself: its physical id is the stack's own. */
export function isAboutStack(event: ResourceEvent, stackId: string): boolean {
  return event.resourceType === stackType && event.physicalId === stackId;
}

/**
 * How far an operation is, from its events in any order (CloudFormation gives them newest first, and says
 * `CREATE_IN_PROGRESS` twice for most resources). The last word on each resource counts.
 */
export function stackProgress(
  events: readonly ResourceEvent[],
  stackId: string,
  operation: StackOperation,
): StackProgress {
  const prefix = operation === 'create' ? 'CREATE_' : 'DELETE_';
  const last = new Map<string, ResourceEvent>();
  for (const event of oldestFirst(events)) {
    if (isAboutStack(event, stackId) || !event.status.startsWith(prefix)) continue;
    last.delete(event.logicalId);
    last.set(event.logicalId, event);
  }
  const states = [...last.values()];
  return {
    done: states.filter(({ status }) => status === `${prefix}COMPLETE` || status === 'DELETE_SKIPPED').length,
    active: states
      .filter(({ status }) => status === `${prefix}IN_PROGRESS`)
      .map(({ logicalId }) => logicalId)
      .toReversed(),
    failed: states.filter(({ status }) => status === `${prefix}FAILED`),
  };
}

/**
 * The event that explains a failure: the first resource that failed by itself. When no resource got that far (a bad key
 * pair stops the stack before any), the stack's own first failing or rolling-back event with a reason.
 */
export function firstFailure(events: readonly ResourceEvent[], stackId: string): ResourceEvent | undefined {
  const inOrder = oldestFirst(events);
  const failed = inOrder.filter(
    (event) => event.status.endsWith('_FAILED') && !isAboutStack(event, stackId) && !isConsequence(event.reason),
  );
  return (
    failed[0] ??
    inOrder.find(
      ({ status, reason }) => reason !== undefined && (status.endsWith('_FAILED') || status === 'ROLLBACK_IN_PROGRESS'),
    )
  );
}

/** Events of one instant keep the service's order, which is newest first. */
function oldestFirst(events: readonly ResourceEvent[]): readonly ResourceEvent[] {
  const newestFirst = events.toSorted((left, right) => right.at - left.at);
  return newestFirst.toReversed();
}
