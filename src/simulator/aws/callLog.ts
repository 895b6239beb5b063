/** How often an action was called. */
export interface CalledAction {
  /** Such as `ec2:DescribeVpcs`. */
  readonly action: string;
  readonly callerArn: string;
  /** Whether CloudFormation called it in the caller's name. */
  readonly forCaller: boolean;
  /** Real milliseconds, of `performance.now`, of each call; the last thousand. */
  readonly times: number[];
  count: number;
}

const mostTimes = 1000;

/** What AWS was asked for, by whom: for tests and benchmarks. */
export class CallLog {
  readonly #called = new Map<string, CalledAction>();

  note(callerArn: string, action: string, forCaller: boolean): void {
    const key = `${callerArn} ${action} ${forCaller}`;
    const known = this.#called.get(key) ?? { action, callerArn, forCaller, times: [], count: 0 };
    this.#called.set(key, known);
    known.count += 1;
    known.times.push(performance.now());
    if (known.times.length > mostTimes) known.times.shift();
  }

  get called(): readonly CalledAction[] {
    return [...this.#called.values()];
  }

  clear(): void {
    this.#called.clear();
  }
}
