/** Why something a person asked for could not be done. Every reason has a sentence and a next action in `editor/errorText.ts`. */
export type ErrorReason =
  | 'no-connection'
  | 'no-credentials'
  | 'expired-credentials'
  | 'invalid-credentials'
  | 'access-denied'
  | 'clock-skew'
  | 'unreachable'
  | 'throttled'
  | 'practice-stopped'
  | 'practice-failed'
  | 'stack-missing'
  | 'stack-exists'
  | 'stack-rolled-back'
  | 'stack-busy'
  | 'stack-failed'
  | 'template-invalid'
  | 'template-unread'
  | 'cluster-missing'
  | 'cluster-unreachable'
  | 'cluster-unauthorized'
  | 'cluster-forbidden'
  | 'not-found'
  | 'conflict'
  | 'in-use'
  | 'leftovers-remain'
  | 'tool-missing'
  | 'no-console'
  | 'no-console-page'
  | 'pod-not-running'
  | 'unsafe-name'
  | 'untrusted-workspace'
  | 'unexpected';

/**
 * A failure a person can meet, by its reason. `subject` is the variable part of the sentence (a stack name, a region, an
 * action), `detail` the service's own words; `cause` is what was thrown. Cancellation is not an error and never one of these.
 */
export class LabError extends Error {
  readonly reason: ErrorReason;
  readonly subject: string;
  readonly detail: string;

  constructor(reason: ErrorReason, subject: string, detail = '', cause?: unknown) {
    super(detail === '' ? `${reason}: ${subject}` : `${reason}: ${subject}: ${detail}`, { cause });
    this.name = 'LabError';
    this.reason = reason;
    this.subject = subject;
    this.detail = detail;
  }

  /** By its name: each bundle has a copy of this class, and an error of one copy is an error of all. */
  static override [Symbol.hasInstance](value: unknown): value is LabError {
    return value instanceof Error && value.name === 'LabError';
  }
}

/** Whether the person has to sign in (again) before AWS answers. */
export function isSessionOver(reason: ErrorReason): boolean {
  return reason === 'expired-credentials' || reason === 'no-credentials';
}

/** Whether a failure passes by itself: AWS asks for patience, or the network is away. */
export function isTransient(reason: ErrorReason): boolean {
  return reason === 'throttled' || reason === 'unreachable' || reason === 'cluster-unreachable';
}

/** Anything thrown, as a `LabError`: itself if it is one, otherwise `unexpected` with its own words. */
export function toLabError(error: unknown): LabError {
  if (error instanceof LabError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new LabError('unexpected', '', detail, error);
}
