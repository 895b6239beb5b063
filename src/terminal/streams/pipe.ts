import { Input } from './input.ts';
import { BrokenPipe, type Output } from './output.ts';

/** Characters a pipe holds before its writer waits, as Linux has bytes. */
const capacity = 64 * 1024;

/** A pipe between two programs that run at the same time. */
export class Pipe {
  readonly #pieces: string[] = [];
  #size = 0;
  #writerGone = false;
  #readerGone = false;
  #wakeReader: (() => void) | undefined;
  readonly #wakeWriters = new Set<() => void>();
  readonly input: Input = new PipeInput(this);
  readonly output: Output = { write: (text) => this.#write(text), isTerminal: false };

  /** The writer has ended: the reader gets what is left, and then the end. */
  closeWriter(): void {
    this.#writerGone = true;
    this.#wakeReader?.();
  }

  /** The reader has ended: the writer's next piece breaks. */
  closeReader(): void {
    this.#readerGone = true;
    this.#pieces.length = 0;
    this.#wakeAllWriters();
  }

  /** The next piece; undefined when the writer has gone. */
  async take(signal: AbortSignal): Promise<string | undefined> {
    while (this.#pieces.length === 0) {
      if (this.#writerGone) return undefined;
      await this.#untilWritten(signal);
    }
    const text = this.#pieces.splice(0).join('');
    this.#size = 0;
    this.#wakeAllWriters();
    return text;
  }

  async #write(text: string): Promise<void> {
    if (this.#readerGone) throw new BrokenPipe();
    if (text === '') return;
    this.#pieces.push(text);
    this.#size += text.length;
    this.#wakeReader?.();
    while (this.#size > capacity) {
      await new Promise<void>((resolve) => this.#wakeWriters.add(resolve));
      if (this.#readerGone) throw new BrokenPipe();
    }
  }

  #untilWritten(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = () => {
        signal.removeEventListener('abort', stop);
        this.#wakeReader = undefined;
      };
      const stop = () => {
        done();
        reject(signal.reason as Error);
      };
      this.#wakeReader = () => {
        done();
        resolve();
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
  }

  #wakeAllWriters(): void {
    const waiting = [...this.#wakeWriters];
    this.#wakeWriters.clear();
    for (const wake of waiting) wake();
  }
}

class PipeInput extends Input {
  readonly isTerminal = false;
  readonly #pipe: Pipe;

  constructor(pipe: Pipe) {
    super();
    this.#pipe = pipe;
  }

  protected pull(signal: AbortSignal): Promise<string | undefined> {
    return this.#pipe.take(signal);
  }

  override close(): void {
    super.close();
    this.#pipe.closeReader();
  }
}
