import type { ProgramContext } from '../../terminal/program.ts';

/** Hands over what a tool prints, in its order, as fast as it is taken. */
export class ToolOutput {
  readonly #context: Pick<ProgramContext, 'stdout' | 'stderr'>;
  readonly #broken = new AbortController();
  #writing: Promise<void> = Promise.resolve();
  #failure: unknown;
  #closed = false;

  constructor(context: Pick<ProgramContext, 'stdout' | 'stderr'>) {
    this.#context = context;
  }

  /** Aborts when the reader has gone: there is nobody left to print for. */
  get broken(): AbortSignal {
    return this.#broken.signal;
  }

  print(stream: 'stdout' | 'stderr', text: string): void {
    if (this.#closed || text === '') return;
    this.#writing = this.#writing
      .then(() => this.#context[stream].write(text))
      .catch((error: unknown) => {
        this.#failure ??= error;
        this.#closed = true;
        this.#broken.abort(error);
      });
  }

  /** Resolves when everything has been handed over; rejects with `BrokenPipe` when the reader had gone. */
  async written(): Promise<void> {
    await this.#writing;
    if (this.#failure !== undefined) throw this.#failure as Error;
  }

  /** What is printed from now on goes nowhere. */
  close(): void {
    this.#closed = true;
  }
}
