import { Emitter } from '../../base/event.ts';

/** One line of ipamd.log, before it is written as JSON. */
export interface LogRecord {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** Wall time, milliseconds since the epoch. */
  readonly at: number;
  /** File and line of the daemon's source, such as `ipamd/ipamd.go:877`. */
  readonly caller: string;
  readonly message: string;
}

/** Records kept of one node; older ones are forgotten, as rotated files are. */
const kept = 2000;

/** What the address daemon of one node has written to its log, oldest first. */
export class DaemonLog {
  readonly #now: () => number;
  readonly #appended = new Emitter<LogRecord>();
  #records: LogRecord[] = [];
  readonly onDidAppend = this.#appended.event;

  /** `now` gives wall time. */
  constructor(now: () => number) {
    this.#now = now;
  }

  get records(): readonly LogRecord[] {
    return this.#records;
  }

  write(level: LogRecord['level'], caller: string, message: string): void {
    const record = { level, at: this.#now(), caller, message };
    this.#records.push(record);
    if (this.#records.length > kept * 1.5) this.#records = this.#records.slice(-kept);
    this.#appended.fire(record);
  }
}
