import { Readable } from 'node:stream';
import type { ProgramContext, TerminalView } from '../../terminal/program.ts';

/** What a tool reads: the lines of its standard input, or the keys of the terminal when it has taken the keyboard. */
export class ToolInput {
  readonly stream: Readable;
  readonly #context: ProgramContext;
  readonly #ended = new AbortController();
  /** Aborts when what comes next is to be read from elsewhere: by lines, or by keys. */
  #turn = new AbortController();
  /** The terminal whose keys are read. */
  #keyboard: TerminalView | undefined;

  constructor(context: ProgramContext) {
    this.#context = context;
    this.stream = new Readable({ read: () => void this.#next(), encoding: 'utf8' });
  }

  /** Reads keys from now on, until the result is called. */
  raw(terminal: TerminalView): () => void {
    const leave = terminal.enter('raw');
    this.#keyboard = terminal;
    this.#readElsewhere();
    return () => {
      this.#keyboard = undefined;
      leave();
      this.#readElsewhere();
    };
  }

  /** Nothing is read any more; what is typed from now on is for others. */
  end(): void {
    this.#ended.abort();
    this.stream.destroy();
  }

  #readElsewhere(): void {
    const before = this.#turn;
    this.#turn = new AbortController();
    before.abort();
  }

  async #next(): Promise<void> {
    const over = AbortSignal.any([this.#context.signal, this.#ended.signal]);
    for (;;) {
      const turn = this.#turn.signal;
      const signal = AbortSignal.any([over, turn]);
      try {
        const text = await (this.#keyboard?.readKeys(signal) ?? this.#context.stdin.read(signal));
        this.stream.push(text ?? null);
        return;
      } catch {
        if (turn.aborted && !over.aborted) continue;
        // The tool has ended or was broken off: nobody waits for its input any more.
        this.stream.push(null);
        return;
      }
    }
  }
}
