/** A value in shorthand: `Name=vpc-id,Values=a,b` is a structure of a text and a list; every scalar is still a text. */
export type Shorthand = string | readonly Shorthand[] | { readonly [key: string]: Shorthand };

/** Why a text is no shorthand, with a caret under the place. */
export class ShorthandError extends Error {
  /** @param at index of the character that is wrong */
  constructor(text: string, at: number, problem: (place: string) => string) {
    super(problem(place(text, at)));
    this.name = 'ShorthandError';
  }
}

/** The line of the text up to the error's own line, a caret under the character, and the rest. */
function place(text: string, at: number): string {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at);
  const [before, after] = lineEnd < 0 ? [text, ''] : [text.slice(0, lineEnd), text.slice(lineEnd)];
  return `${before}\n${' '.repeat(at - lineStart)}^${after}`;
}

const singleQuoted = /'(?:\\'|[^'])*'/y;
const doubleQuoted = /"(?:\\"|[^"])*"/y;
/** A word that starts a value may hold `=`; one that goes on a list may not, or `a=b,c=d` would be one list. */
const startOfWord = String.raw`!#-&(-+\--<>-Z\\-z|-\uffff`;
const firstWord = new RegExp(String.raw`(?:\\,|[${startOfWord}])(?:\\,|[\s!#-&(-+\--\\^-|~-\uffff])*`, 'y');
const secondWord = new RegExp(String.raw`(?:\\,|[${startOfWord}])(?:\\,|[\s!#-&(-+\--<>-\uffff])*`, 'y');

/**
 * Parses the CLI's shorthand: `key=value` pairs with commas, `[a,b]` for lists, `{a=b}` for structures inside others.
 * `@=` takes the value from a file. Throws `ShorthandError`.
 */
export function parseShorthand(text: string, readFile: (reference: string) => string): Shorthand {
  return new ShorthandParser(text, readFile).parameter();
}

class ShorthandParser {
  readonly #text: string;
  readonly #readFile: (reference: string) => string;
  #at = 0;
  #fromFile = false;

  constructor(text: string, readFile: (reference: string) => string) {
    this.#text = text;
    this.#readFile = readFile;
  }

  parameter(): Shorthand {
    const found: Record<string, Shorthand> = {};
    for (let first = true; first || this.#at < this.#text.length; first = false) {
      const start = this.#at + (first ? 0 : 1);
      if (!first) this.#expect(',');
      const key = this.#keyAndEquals();
      const value = this.#values();
      if (Object.hasOwn(found, key))
        throw new ShorthandError(
          this.#text,
          start,
          (where) =>
            `Second instance of key "${key}" encountered for input:\n${where}\nThis is often because there is a preceding "," instead of a space.`,
        );
      found[key] = value;
    }
    return found;
  }

  #keyAndEquals(): string {
    const key = this.#take(/[\w\-.#/:]*/y) ?? '';
    this.#skipSpace();
    this.#fromFile = this.#text[this.#at] === '@';
    if (this.#fromFile) this.#at += 1;
    this.#expect('=');
    return key;
  }

  /** What follows a key at the top: a list goes on after commas until the next `key=`. */
  #values(): Shorthand {
    if (this.#at >= this.#text.length) return '';
    const nested = this.#nested();
    if (nested !== undefined) return nested;
    const first = this.#firstValue();
    const list = [first];
    this.#skipSpace();
    while (this.#text[this.#at] === ',') {
      const comma = this.#at;
      this.#expect(',');
      const next = this.#secondValue();
      this.#skipSpace();
      if (next === undefined || (this.#at < this.#text.length && this.#text[this.#at] !== ',')) {
        if (this.#at >= this.#text.length) this.#fail('<second>', '<none>');
        this.#at = comma;
        break;
      }
      list.push(next);
    }
    return list.length === 1 ? first : list;
  }

  #nested(): Shorthand | undefined {
    const opening = this.#text[this.#at];
    if (opening === '[') return this.#list();
    return opening === '{' ? this.#structure() : undefined;
  }

  #list(): Shorthand {
    this.#expect('[');
    const found: Shorthand[] = [];
    while (this.#text[this.#at] !== ']') {
      found.push(this.#nested() ?? this.#firstValue());
      this.#separator(']');
    }
    this.#at += 1;
    return found;
  }

  #structure(): Shorthand {
    this.#expect('{');
    const found: Record<string, Shorthand> = {};
    while (this.#text[this.#at] !== '}') {
      const key = this.#keyAndEquals();
      found[key] = this.#nested() ?? this.#firstValue();
      this.#separator('}');
    }
    this.#at += 1;
    return found;
  }

  #separator(closing: string): void {
    this.#skipSpace();
    if (this.#text[this.#at] !== closing) this.#expect(',');
  }

  #firstValue(): string {
    return (
      this.#quoted() ??
      this.#resolved(
        this.#take(firstWord)
          ?.replaceAll(String.raw`\,`, ',')
          .trimEnd() ?? '',
      )
    );
  }

  #secondValue(): string | undefined {
    const word = this.#quoted() ?? this.#take(secondWord);
    return word === undefined ? undefined : this.#resolved(word.replaceAll(String.raw`\,`, ',').trimEnd());
  }

  #quoted(): string | undefined {
    const quote = this.#text[this.#at];
    if (quote !== "'" && quote !== '"') return undefined;
    const whole = this.#take(quote === "'" ? singleQuoted : doubleQuoted);
    if (whole === undefined) this.#fail(`<${quote === "'" ? 'singled' : 'double'} quoted>`, '<none>');
    return this.#resolved(whole.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\'));
  }

  #resolved(value: string): string {
    return this.#fromFile ? this.#readFile(value) : value;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #expect(character: string): void {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) this.#fail(character, this.#text[this.#at] ?? 'EOF');
    this.#at += 1;
    this.#skipSpace();
  }

  #skipSpace(): void {
    this.#take(/\s*/y);
  }

  #fail(expected: string, received: string): never {
    throw new ShorthandError(
      this.#text,
      this.#at,
      (where) => `Expected: '${expected}', received: '${received}' for input:\n${where}`,
    );
  }
}
