import { isAbort, sleep } from './abort.ts';
import { backoff } from './backoff.ts';
import type { Clock } from './clock.ts';
import { toLabError, type LabError } from './errors.ts';

/** Milliseconds between two tries of work that somebody waits for: AWS and networks recover in seconds to minutes. */
const pauses = { first: 2000, most: 30_000 };

/**
 * Decides what follows a failed try: another one after a pause, or at once because somebody has seen to it. Rejects with
 * whatever ends the work. `attempt` counts the failed tries before this one.
 */
export type RetryPolicy = (failure: LabError, attempt: number) => Promise<'after-pause' | 'at-once'>;

/** Runs what may be repeated until it is done or the policy gives it up. A cancellation is never a failed try. */
export async function retry<T>(
  run: () => Promise<T>,
  policy: RetryPolicy,
  { clock, random }: { readonly clock: Clock; readonly random: () => number },
  signal: AbortSignal,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      signal.throwIfAborted();
      return await run();
    } catch (error) {
      if (signal.aborted || isAbort(error)) throw error;
      const next = await policy(toLabError(error), attempt);
      if (next === 'after-pause') await sleep(clock, backoff(attempt, pauses, random), signal);
    }
  }
}
