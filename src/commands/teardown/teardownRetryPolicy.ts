import { isAbort } from '../../base/abort.ts';
import { isSessionOver, isTransient, toLabError } from '../../base/errors.ts';
import type { RetryPolicy } from '../../base/retry.ts';
import type { OnNews, TeardownPorts } from './teardownPorts.ts';

/** How often what should pass by itself is tried again: for about ten minutes in all. */
const mostRetries = 24;

/** Whether waiting, or signing in again, is all that a failure asks for; so is a cancellation, which nobody may swallow. */
export function asksForPatience(error: unknown): boolean {
  const { reason } = toLabError(error);
  return isAbort(error) || isTransient(reason) || isSessionOver(reason);
}

/**
 * Throttling and a lost network are waited out for a while; when the session has expired the person is asked to sign in
 * again. Every other failure is the caller's.
 */
export function teardownRetryPolicy(
  ports: Pick<TeardownPorts, 'cloud' | 'signIn'>,
  what: string,
  onNews: OnNews,
): RetryPolicy {
  return async (failure, attempt) => {
    if (isSessionOver(failure.reason)) {
      if (!(await ports.signIn(failure))) throw failure;
      ports.cloud.renew();
      return 'at-once';
    }
    if (!isTransient(failure.reason) || attempt >= mostRetries) throw failure;
    onNews({ kind: 'again', what, error: failure });
    return 'after-pause';
  };
}
