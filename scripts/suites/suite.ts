/** What a suite counted. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What a suite answers: its counts and what a person must read, empty when there is nothing to say. */
export interface SuiteResult extends Counts {
  readonly message: string;
}

/** One part of the whole test run. */
export interface Suite {
  readonly name: string;
  readonly run: () => Promise<SuiteResult>;
}

/** A suite that cannot run on this machine counts as one skipped test, with a line that says why. */
export function skipped(reason: string): SuiteResult {
  return { passed: 0, failed: 0, skipped: 1, message: `SKIPPED: ${reason}` };
}
