/** Something started with `&`. */
export interface Job {
  readonly number: number;
  readonly pid: number;
  readonly command: string;
  readonly done: Promise<number>;
  readonly stop: (reason: 'interrupt' | 'terminate' | 'kill') => void;
  /** Undefined while it runs. */
  status: number | undefined;
  /** How it was stopped, for its last line. */
  stopped: string | undefined;
}

/** As many as one shell may have in the background. */
const most = 100;

/** What a shell runs in the background. */
export class Jobs {
  readonly #jobs = new Map<number, Job>();
  last: Job | undefined;

  get all(): readonly Job[] {
    return [...this.#jobs.values()];
  }

  get isFull(): boolean {
    return this.#jobs.size >= most;
  }

  add(job: Omit<Job, 'number' | 'status' | 'stopped'>): Job {
    const number = Math.max(0, ...this.#jobs.keys()) + 1;
    const entry: Job = { ...job, number, status: undefined, stopped: undefined };
    this.#jobs.set(number, entry);
    this.last = entry;
    return entry;
  }

  /** By `%1`, `%%`, `%+`, `%name` or process id. */
  find(spec: string): Job | undefined {
    if (!spec.startsWith('%')) return this.all.find((job) => job.pid === Number(spec));
    const name = spec.slice(1);
    if (name === '' || name === '%' || name === '+') return this.last;
    return this.#jobs.get(Number(name)) ?? this.all.find((job) => job.command.startsWith(name));
  }

  remove(job: Job): void {
    this.#jobs.delete(job.number);
    if (this.last === job) this.last = this.all.at(-1);
  }

  /** Takes out those that have ended, and says so of each. */
  takeEnded(): readonly string[] {
    const ended = this.all.filter(({ status }) => status !== undefined);
    const lines = ended.map((job) => this.describe(job));
    for (const job of ended) this.remove(job);
    return lines;
  }

  /** The shell's terminal has gone. */
  stopAll(): void {
    for (const job of this.all) if (job.status === undefined) job.stop('kill');
  }

  /** `[1]+  Running   sleep 10 &`, as bash aligns it. */
  describe(job: Job): string {
    const mark = job === this.last ? '+' : ' ';
    const state =
      job.status === undefined ? 'Running' : (job.stopped ?? (job.status === 0 ? 'Done' : `Exit ${job.status}`));
    return `[${job.number}]${mark}  ${state.padEnd(23)} ${job.command}${job.status === undefined ? ' &' : ''}`;
  }
}
