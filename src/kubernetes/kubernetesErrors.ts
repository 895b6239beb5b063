import { isAbort } from '../base/abort.ts';
import { LabError, type ErrorReason } from '../base/errors.ts';

/** An answer of the API server that is no success: its HTTP status and the message of its Status object. */
export class StatusError extends Error {
  readonly status: number;

  constructor(status: number, body: string) {
    super(statusMessage(body) ?? `HTTP ${status}`);
    this.name = 'StatusError';
    this.status = status;
  }
}

const reasons: Readonly<Record<number, ErrorReason>> = {
  401: 'cluster-unauthorized',
  403: 'cluster-forbidden',
  404: 'not-found',
  409: 'conflict',
  429: 'throttled',
};

/** What a request threw, as a `LabError` about `subject`. Aborts and `LabError`s pass through as they are. */
export function kubernetesError(error: unknown, subject: string): Error {
  if (error instanceof LabError) return error;
  if (isAbort(error)) return error as Error;
  if (error instanceof StatusError)
    return new LabError(reasons[error.status] ?? 'unexpected', subject, error.message, error);
  return new LabError('cluster-unreachable', subject, deepestMessage(error), error);
}

/** `fetch failed` says nothing; what failed is in its cause. */
function deepestMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : deepestMessage(error.cause);
}

function statusMessage(body: string): string | undefined {
  try {
    const { message } = JSON.parse(body) as { message?: unknown };
    return typeof message === 'string' ? message : undefined;
  } catch {
    // A proxy's page, or nothing at all.
    return undefined;
  }
}
