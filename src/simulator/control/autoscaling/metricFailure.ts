/** A metric says nothing; the message is why, in the controller's words. */
export class MetricError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MetricError';
  }
}

/** The same with the reason that conditions and events have for it. */
export interface MetricFailure {
  readonly reason: string;
  readonly message: string;
}
