import { sleep } from '../../../base/abort.ts';
import { systemClock } from '../../../base/clock.ts';
import { isInProgress, type Stack } from '../../cloudformation/stack.ts';
import type { Stacks } from '../../cloudformation/stacks.ts';

/** Longest time an answer is held back: under the AWS CLI's read timeout of 60 s. */
const patience = 50_000;

/**
 * True for a poll by a waiter of the AWS CLI. Its waiters sleep 30 s of real time between polls, however fast lab time
 * passes. Newer ones say in their User-Agent that they wait (metric `B`), older ones of version 2 which command they are.
 * Other clients are never held: nobody knows how long they wait for an answer.
 */
export function isWaiter(userAgent: string): boolean {
  if (!userAgent.startsWith('aws-cli/')) return false;
  const [, command = ''] = /command[/#]cloudformation\.([\w.-]+)/.exec(userAgent) ?? [];
  // It waits for the stack to be there, not to be through.
  if (command === 'wait.stack-exists') return false;
  const [, metrics] = / m\/([\w,]+)/.exec(userAgent) ?? [];
  if (metrics !== undefined) return metrics.split(',').includes('B');
  return command.startsWith('wait.') || command === 'deploy';
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
