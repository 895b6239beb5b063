/** Where a program's text comes from. Whoever reads takes what it reads away from the others that share it. */
export abstract class Input {
  #held = '';
  #ended = false;
  /** True if a person types it. */
  abstract readonly isTerminal: boolean;

  /** The next piece, of any length but not empty; undefined at the end. */
  protected abstract pull(signal: AbortSignal): Promise<string | undefined>;

  /** The next piece, as it comes; undefined at the end. Rejects with the signal's reason when it aborts. */
  async read(signal: AbortSignal): Promise<string | undefined> {
    if (this.#held !== '') {
      const text = this.#held;
      this.#held = '';
      return text;
    }
    return this.#next(signal);
  }

  /** The next line with its line end, or the rest if there is none; undefined at the end. */
  async readLine(signal: AbortSignal, delimiter = '\n'): Promise<string | undefined> {
    for (;;) {
      const at = this.#held.indexOf(delimiter);
      if (at >= 0) {
        const line = this.#held.slice(0, at + delimiter.length);
        this.#held = this.#held.slice(at + delimiter.length);
        return line;
      }
      const more = await this.#next(signal);
      if (more !== undefined) this.#held += more;
      else return this.#rest();
    }
  }

  /** Everything up to the end. */
  async readAll(signal: AbortSignal): Promise<string> {
    const pieces: string[] = [];
    for (let piece = await this.read(signal); piece !== undefined; piece = await this.read(signal)) pieces.push(piece);
    return pieces.join('');
  }

  /** Nothing more is read: a writer on the other side learns it. */
  close(): void {
    this.#ended = true;
    this.#held = '';
  }

  #rest(): string | undefined {
    const rest = this.#held;
    this.#held = '';
    return rest === '' ? undefined : rest;
  }

  async #next(signal: AbortSignal): Promise<string | undefined> {
    if (this.#ended) return undefined;
    signal.throwIfAborted();
    const piece = await this.pull(signal);
    // A terminal's end of file is said once and then there may be more; everything else has ended for good.
    if (piece === undefined && !this.isTerminal) this.#ended = true;
    return piece;
  }
}

/** A text as input. */
export class TextInput extends Input {
  readonly isTerminal = false;
  #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  protected pull(): Promise<string | undefined> {
    const text = this.#text;
    this.#text = '';
    return Promise.resolve(text === '' ? undefined : text);
  }
}
