import { sleep } from '../../../base/abort.ts';
import { systemClock } from '../../../base/clock.ts';
import { isInProgress, type Stack } from '../../cloudformation/stack.ts';
import type { Stacks } from '../../cloudformation/stacks.ts';

/** Longest time an answer is held back: well under the AWS CLI's read timeout of 60 s. */
const patience = 25_000;

/**
 * True for a poll by a waiter of the AWS CLI, which says so in its User-Agent (metric `B`). Its waiters sleep 30 s of real
 * time between polls, however fast lab time passes.
 */
export function isWaiter(userAgent: string): boolean {
  const metrics = / m\/([\w,]+)/.exec(userAgent)?.[1] ?? '';
  return userAgent.startsWith('aws-cli/') && metrics.split(',').includes('B');
}

/** Resolves when nothing is being done to the stack any more, or after a while. */
export async function settled(stacks: Stacks, stack: Stack): Promise<void> {
  if (!isInProgress(stack)) return;
  const done = new AbortController();
  const listening = stacks.onDidChange((changed) => {
    if (changed === stack && !isInProgress(stack)) done.abort();
  });
  await sleep(systemClock, patience, done.signal).catch((error: unknown) => {
    if (!done.signal.aborted) throw error;
  });
  listening.dispose();
}
