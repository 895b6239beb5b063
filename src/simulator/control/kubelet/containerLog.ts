import { Emitter } from '../../../base/event.ts';

export interface LogLine {
  /** Wall time, milliseconds. */
  readonly at: number;
  readonly text: string;
  readonly stream: 'stdout' | 'stderr';
}

/** Lines that are kept of one run of a container; a real node rotates its log at 10 MiB. */
const keptLines = 50_000;

/** What one run of a container has written. */
export class ContainerLog {
  readonly #changed = new Emitter<void>();
  /** There are new lines, or the log is closed. */
  readonly onDidChange = this.#changed.event;
  #lines: LogLine[] = [];
  #dropped = 0;
  #partial: Record<LogLine['stream'], string> = { stdout: '', stderr: '' };
  #closed = false;

  /** How many lines there have been. */
  get length(): number {
    return this.#dropped + this.#lines.length;
  }

  /** True once the run is over and nothing more will come. */
  get isClosed(): boolean {
    return this.#closed;
  }

  /** The lines from the `start`th on, as far as they are kept. */
  from(start: number): readonly LogLine[] {
    return this.#lines.slice(Math.max(0, start - this.#dropped));
  }

  /** Adds text as it was written: a line begins where the last one ended. */
  write(text: string, stream: LogLine['stream'], at: number): void {
    const parts = `${this.#partial[stream]}${text}`.split('\n');
    this.#partial[stream] = parts.pop() ?? '';
    for (const line of parts) this.#lines.push({ at, text: line, stream });
    const surplus = this.#lines.length - keptLines;
    if (surplus > 0) {
      this.#lines = this.#lines.slice(surplus);
      this.#dropped += surplus;
    }
    if (parts.length > 0) this.#changed.fire();
  }

  close(at: number): void {
    if (this.#closed) return;
    for (const stream of ['stdout', 'stderr'] as const) if (this.#partial[stream] !== '') this.write('\n', stream, at);
    this.#closed = true;
    this.#changed.fire();
    this.#changed.dispose();
  }
}
