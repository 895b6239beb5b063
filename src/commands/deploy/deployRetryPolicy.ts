import { isTransient, type ErrorReason, type LabError } from '../../base/errors.ts';
import type { RetryPolicy } from '../../base/retry.ts';
import type { DeployPorts } from './deployPorts.ts';

/** The far side is gone for good. */
const final: ReadonlySet<ErrorReason> = new Set(['practice-stopped', 'stack-missing']);

/**
 * What passes by itself is waited out, however long it takes; everything else, an expired session above all, waits for the
 * person to say that it may be tried again.
 */
export function deployRetryPolicy(
  ports: Pick<DeployPorts, 'cloud' | 'log' | 'askToGoOn'>,
  onWaiting: (failure: LabError) => void,
  signal: AbortSignal,
): RetryPolicy {
  return async (failure) => {
    if (final.has(failure.reason)) throw failure;
    onWaiting(failure);
    ports.log.warn(`Deploy: trying again: ${failure.message}`);
    // An API server that has only just been made is not there for everybody at once.
    if (isTransient(failure.reason) || failure.reason === 'cluster-missing') return 'after-pause';
    await ports.askToGoOn(failure, signal);
    ports.cloud.renew();
    return 'at-once';
  };
}
