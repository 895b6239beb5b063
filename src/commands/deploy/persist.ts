import { isAbort, sleep } from '../../base/abort.ts';
import { backoff } from '../../base/backoff.ts';
import { toLabError, type ErrorReason, type LabError } from '../../base/errors.ts';
import type { DeployPorts } from './deployPorts.ts';

/** Passes by itself: AWS asks for patience, the network is away, an API server has only just been made. */
const passing: ReadonlySet<ErrorReason> = new Set([
  'throttled',
  'unreachable',
  'cluster-unreachable',
  'cluster-missing',
]);
/** The far side is gone for good. */
const final: ReadonlySet<ErrorReason> = new Set(['practice-stopped', 'stack-missing']);
/** Milliseconds between two tries. */
const pauses = { first: 2000, most: 30_000 };

/**
 * Runs what may be repeated until it is done. What passes by itself is waited out, however long it takes; everything else,
 * an expired session above all, waits for the person to say that it may be tried again.
 */
export async function persist<T>(
  ports: Pick<DeployPorts, 'cloud' | 'clock' | 'random' | 'log' | 'askToGoOn'>,
  run: () => Promise<T>,
  onWaiting: (failure: LabError) => void,
  signal: AbortSignal,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      signal.throwIfAborted();
      return await run();
    } catch (error) {
      if (signal.aborted || isAbort(error)) throw error;
      const failure = toLabError(error);
      if (final.has(failure.reason)) throw failure;
      onWaiting(failure);
      ports.log.warn(`Deploy: trying again: ${failure.message}`);
      if (passing.has(failure.reason)) {
        await sleep(ports.clock, backoff(Math.min(attempt, 10), pauses, ports.random), signal);
        continue;
      }
      await ports.askToGoOn(failure, signal);
      ports.cloud.renew();
    }
  }
}
