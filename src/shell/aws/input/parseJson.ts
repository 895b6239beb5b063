/** Parses JSON; `problem` tells where it is wrong, as Python's own parser does. */
export function parseJson(text: string, failure: (problem: string) => Error): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const { problem, at } = new JsonProblem(text).find();
    const line = text.slice(0, at).split('\n').length;
    const column = at - text.lastIndexOf('\n', at - 1);
    throw failure(`${problem}: line ${line} column ${column} (char ${at})`);
  }
}

interface Problem {
  readonly problem: string;
  readonly at: number;
}

/** Walks through JSON up to the first thing that is wrong with it. */
class JsonProblem {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  find(): Problem {
    this.#skip(/\s*/y);
    const problem = this.#value();
    this.#skip(/\s*/y);
    return problem ?? { problem: 'Extra data', at: this.#at };
  }

  #value(): Problem | undefined {
    const start = this.#text[this.#at];
    if (start === '{') return this.#members();
    if (start === '[') return this.#elements();
    if (start === '"') return this.#string();
    return this.#skip(/(?:true|false|null|NaN|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y)
      ? undefined
      : { problem: 'Expecting value', at: this.#at };
  }

  #members(): Problem | undefined {
    this.#at += 1;
    this.#skip(/\s*/y);
    for (let first = true; ; first = false) {
      if (first && this.#skip(/\}/y)) return undefined;
      if (this.#text[this.#at] !== '"')
        return { problem: 'Expecting property name enclosed in double quotes', at: this.#at };
      const key = this.#string();
      if (key !== undefined) return key;
      this.#skip(/\s*/y);
      if (!this.#skip(/:/y)) return { problem: "Expecting ':' delimiter", at: this.#at };
      this.#skip(/\s*/y);
      const value = this.#value();
      if (value !== undefined) return value;
      this.#skip(/\s*/y);
      if (this.#skip(/\}/y)) return undefined;
      if (!this.#skip(/,/y)) return { problem: "Expecting ',' delimiter", at: this.#at };
      this.#skip(/\s*/y);
    }
  }

  #elements(): Problem | undefined {
    this.#at += 1;
    this.#skip(/\s*/y);
    if (this.#skip(/\]/y)) return undefined;
    for (;;) {
      const value = this.#value();
      if (value !== undefined) return value;
      this.#skip(/\s*/y);
      if (this.#skip(/\]/y)) return undefined;
      if (!this.#skip(/,/y)) return { problem: "Expecting ',' delimiter", at: this.#at };
      this.#skip(/\s*/y);
    }
  }

  #string(): Problem | undefined {
    const start = this.#at;
    return this.#skip(/"(?:[^"\\\n]|\\["\\/bfnrtu])*"/y)
      ? undefined
      : { problem: 'Unterminated string starting at', at: start };
  }

  /** Goes past what the pattern matches here; whether there was any of it. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    this.#at += found?.[0].length ?? 0;
    return found !== null;
  }
}
