import { AwsFault } from '../../world/fault.ts';

/** Why the cloud provider could not give a service its load balancer; the message goes into an event. */
export class EnsureFailure extends Error {
  override readonly name = 'EnsureFailure';
}

export function ensureFailure(message: string): EnsureFailure {
  return new EnsureFailure(message);
}

/** Runs calls to AWS; a refusal becomes a failure in the words of the AWS SDK for Go, after what was being done. */
export function calling<T>(doing: string, requestId: () => string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    const { code, message, status } = error;
    const told = `${code}: ${message}\n\tstatus code: ${status}, request id: ${requestId()}`;
    throw new EnsureFailure(`${doing}: ${JSON.stringify(told)}`);
  }
}
