/** A stretch of an expanded word. */
export interface Piece {
  readonly text: string;
  /** True if it stood in quotes: it is neither split nor a pattern. */
  readonly quoted: boolean;
  /** True if `*`, `?` and `[` in it are patterns. */
  readonly pattern: boolean;
}

export type Field = readonly Piece[];

/** Gathers the pieces of words into fields, splitting where an expansion calls for it. */
export class Fields {
  readonly #done: Field[] = [];
  readonly #separators: string;
  #open: Piece[] | undefined;

  /** @param separators the shell's `IFS`. */
  constructor(separators: string) {
    this.#separators = separators;
  }

  add(text: string, { quoted = false, pattern = false }: { quoted?: boolean; pattern?: boolean } = {}): void {
    this.#open ??= [];
    if (text !== '') this.#open.push({ text, quoted, pattern });
  }

  /** Adds what an unquoted expansion gave: it is split at the separators. */
  addSplit(text: string): void {
    let word = '';
    const keep = () => {
      if (word !== '') this.add(word, { pattern: true });
      word = '';
    };
    for (const character of text) {
      if (!this.#separators.includes(character)) {
        word += character;
        continue;
      }
      keep();
      // White space only ends a field; any other separator makes one, though it be empty.
      if (!/\s/.test(character)) this.#open ??= [];
      this.end();
    }
    keep();
  }

  /** Ends the field being gathered, if there is one. */
  end(): void {
    if (this.#open !== undefined) this.#done.push(this.#open);
    this.#open = undefined;
  }

  finish(): readonly Field[] {
    this.end();
    return this.#done;
  }
}

export function textOf(field: Field): string {
  return field.map(({ text }) => text).join('');
}
