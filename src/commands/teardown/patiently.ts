import { isAbort, sleep } from '../../base/abort.ts';
import { backoff } from '../../base/backoff.ts';
import { isSessionOver, toLabError, type ErrorReason } from '../../base/errors.ts';
import type { OnNews, TeardownPorts } from './teardownPorts.ts';

/** Passes by itself: AWS asks for patience, or the network is away. */
const passing: readonly ErrorReason[] = ['throttled', 'unreachable', 'cluster-unreachable'];
/** Milliseconds between two tries, and how many tries: about ten minutes in all. */
const pauses = { first: 2000, most: 30_000 };
const mostTries = 24;

/** Whether waiting, or signing in again, is all that a failure asks for; so is a cancellation, which nobody may swallow. */
export function asksForPatience(error: unknown): boolean {
  const { reason } = toLabError(error);
  return isAbort(error) || passing.includes(reason) || isSessionOver(reason);
}

/**
 * Runs work that may be repeated until it is done. Throttling and a lost network are waited out; when the session has
 * expired the person is asked to sign in again. Every other failure is the caller's.
 */
export async function patiently<T>(
  ports: Pick<TeardownPorts, 'cloud' | 'clock' | 'random' | 'signIn'>,
  what: string,
  run: () => Promise<T>,
  onNews: OnNews,
  signal: AbortSignal,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      signal.throwIfAborted();
      return await run();
    } catch (error) {
      if (signal.aborted || isAbort(error)) throw error;
      const failure = toLabError(error);
      if (isSessionOver(failure.reason)) {
        if (!(await ports.signIn(failure))) throw failure;
        ports.cloud.renew();
        continue;
      }
      if (!passing.includes(failure.reason) || attempt >= mostTries) throw failure;
      onNews({ kind: 'again', what, error: failure });
      await sleep(ports.clock, backoff(attempt, pauses, ports.random), signal);
    }
  }
}
