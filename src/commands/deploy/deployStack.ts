import type { Clock } from '../../base/clock.ts';
import { LabError } from '../../base/errors.ts';
import { firstFailure, stackProgress, type StackProgress } from '../../domain/stack/stackProgress.ts';
import type { CreateStack, Stacks } from '../../ports/cloud.ts';
import { followStack } from '../followStack.ts';

/** The create request, or the stack that is already being created. */
export type DeployStart = { readonly create: CreateStack } | { readonly stackId: string };

/**
 * Creates a stack and waits until it stands. Rejects with `stack-failed`, naming the first resource that failed and the
 * service's reason, when it does not; by then CloudFormation has undone it.
 *
 * @param onStarted told the stack's id as soon as there is one, so that a cancelled deploy can still be deleted
 */
export async function deployStack(
  stacks: Pick<Stacks, 'create' | 'events'>,
  start: DeployStart,
  onStarted: (stackId: string) => void,
  onProgress: (progress: StackProgress) => void,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const stackId = 'create' in start ? await stacks.create(start.create, signal) : start.stackId;
  onStarted(stackId);
  const end = await followStack(
    stacks,
    { stackId, operation: 'create', after: undefined },
    (events) => onProgress(stackProgress(events, stackId, 'create')),
    clock,
    signal,
  );
  if (end.status === 'CREATE_COMPLETE') return;
  const failure = firstFailure(end.events, stackId);
  throw new LabError('stack-failed', failure?.logicalId ?? end.status, failure?.reason ?? '');
}
