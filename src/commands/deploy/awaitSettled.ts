import { sleep } from '../../base/abort.ts';
import type { Clock } from '../../base/clock.ts';
import { stackPhase } from '../../domain/stack/stackStatus.ts';
import type { Stacks } from '../../ports/cloud.ts';

/** Between two looks at a stack (milliseconds). */
const pollMs = 5000;

/** Resolves once the stack of this name is under no change, or is no more. */
export async function awaitSettled(
  stacks: Pick<Stacks, 'find'>,
  name: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const stack = await stacks.find(name, signal);
    if (stack === undefined || stackPhase(stack.status) !== 'busy') return;
    await sleep(clock, pollMs, signal);
  }
}
