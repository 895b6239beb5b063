import { awsError } from './awsErrors.ts';

/** Runs one call of the SDK about `subject`. What it throws comes out as `awsError` says; an abort ends it at once. */
export async function awsCall<T>(subject: string, signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  try {
    signal.throwIfAborted();
    return await untilAborted(call(), signal);
  } catch (error) {
    throw awsError(error, subject);
  }
}

/** The SDK does not notice an abort while it looks for credentials or, once throttled, waits for its turn. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason as Error);
  signal.addEventListener('abort', onAbort, { once: true });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener('abort', onAbort));
}
