import { sleep } from '../base/abort.ts';
import type { Clock } from '../base/clock.ts';
import { isAboutStack, type ResourceEvent, type StackOperation } from '../domain/stack/stackProgress.ts';
import type { StackEvent, Stacks } from '../ports/cloud.ts';

/** CloudFormation throttles stack reads per account, so steady polling keeps at least this distance (milliseconds). */
const pollMs = 5000;

/** How an operation on a stack ended. */
export interface StackEnd {
  /** CloudFormation's status, such as `CREATE_COMPLETE` or `ROLLBACK_COMPLETE`. */
  readonly status: string;
  /** Every event of the operation, newest first. */
  readonly events: readonly StackEvent[];
}

export interface FollowRequest {
  readonly stackId: string;
  readonly operation: StackOperation;
  /** The newest event before the operation began: what is older belongs to an earlier one. */
  readonly after: string | undefined;
}

/**
 * Reads a stack's events until its operation has ended, telling `onPoll` all events so far after each reading, which
 * waits for it. Resolves however the operation ended; a create that fails ends once its rollback has.
 */
export async function followStack(
  stacks: Pick<Stacks, 'events'>,
  request: FollowRequest,
  onPoll: (events: readonly StackEvent[]) => Promise<void> | void,
  clock: Clock,
  signal: AbortSignal,
): Promise<StackEnd> {
  let events: readonly StackEvent[] = [];
  for (;;) {
    const fresh = await stacks.events(request.stackId, events[0]?.id ?? request.after, signal);
    if (fresh.length > 0) events = [...fresh, ...events];
    await onPoll(events);
    const status = endStatus(events, request);
    if (status !== undefined) return { status, events };
    await sleep(clock, pollMs, signal);
  }
}

/** The stack's own last word, if it is a last word. CREATE_FAILED is one only where rollback was turned off. */
function endStatus(events: readonly ResourceEvent[], request: FollowRequest): string | undefined {
  const status = events.find((event) => isAboutStack(event, request.stackId))?.status;
  return status?.endsWith('_IN_PROGRESS') === false ? status : undefined;
}
