/** Where a program's text goes. */
export interface Output {
  /**
   * Hands over some text; resolves when more may be written, so that a slow reader slows its writer.
   * Throws `BrokenPipe` when nobody reads any more.
   */
  write(text: string): Promise<void>;
  /** True if a person reads it on a terminal, who wants to see a line when it is written. */
  readonly isTerminal: boolean;
}

/** The reader has gone: what a Unix program learns by SIGPIPE. */
export class BrokenPipe extends Error {
  constructor() {
    super('Broken pipe');
    this.name = 'BrokenPipe';
  }
}

/** Takes everything and keeps nothing. */
export const nullOutput: Output = { write: () => Promise.resolve(), isTerminal: false };

/** Keeps what is written, up to a limit after which the rest is dropped. */
export class CollectedOutput implements Output {
  readonly isTerminal = false;
  readonly #limit: number;
  #text = '';

  /** @param limit characters to keep at most. */
  constructor(limit = 64 * 1024 * 1024) {
    this.#limit = limit;
  }

  write(text: string): Promise<void> {
    const room = this.#limit - this.#text.length;
    if (room > 0) this.#text += text.length <= room ? text : text.slice(0, room);
    return Promise.resolve();
  }

  get text(): string {
    return this.#text;
  }
}
