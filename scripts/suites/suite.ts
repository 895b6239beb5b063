/** What a suite counted. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One thing that failed. */
export interface Failure {
  /** The file and the names that lead to it. */
  readonly where: string;
  /** What was expected and what came; several lines. */
  readonly why: string;
}

/** What a suite answers. */
export interface SuiteResult extends Counts {
  readonly failures: readonly Failure[];
  /** Test files that passed only when they were run again. */
  readonly unsteady: readonly string[];
  /** What a person must read, empty when there is nothing to say. */
  readonly message: string;
}

/** One part of the whole test run. */
export interface Suite {
  readonly name: string;
  readonly run: () => Promise<SuiteResult>;
}

/** A suite that cannot run on this machine counts as one skipped test, with a line that says why. */
export function skipped(reason: string): SuiteResult {
  return { passed: 0, failed: 0, skipped: 1, failures: [], unsteady: [], message: `SKIPPED: ${reason}` };
}

/** A suite that ended before it could count anything. */
export function broken(where: string, output: string): SuiteResult {
  return { passed: 0, failed: 1, skipped: 0, failures: [{ where, why: output }], unsteady: [], message: output };
}
