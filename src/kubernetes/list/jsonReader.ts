/** The text goes on beyond the bytes that are there. */
export class MoreNeeded extends Error {}

export const moreNeeded = new MoreNeeded('The JSON is not complete.');

/** What `JsonReader.look` wants after the end of the bytes: a text that is cut off ends there. */
export const sentinel = Buffer.from('""');

const quote = 0x22;
const comma = 0x2c;
const plus = 0x2b;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const nine = 0x39;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const space = 0x20;
const lastAscii = 0x7f;

/** Texts of many objects that are remembered, by their hash. */
const rememberedTexts = 4096;
/** Digits of a whole number that needs no further look. */
const fewDigits = 15;

/** Reads JSON straight from its bytes. What is passed over is not checked any further than to find its end. */
export class JsonReader {
  readonly #texts: string[] = Array.from({ length: rememberedTexts }, () => '');
  #bytes: Buffer = sentinel;
  #view = viewOf(sentinel);
  #at = 0;
  #end = 0;

  /** From now on it reads `bytes` from `at` to `end`, after which they have the `sentinel`. */
  look(bytes: Buffer, at: number, end: number): void {
    if (bytes !== this.#bytes) this.#view = viewOf(bytes);
    this.#bytes = bytes;
    this.#at = at;
    this.#end = end;
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  /** The same bytes. */
  get view(): DataView {
    return this.#view;
  }

  get end(): number {
    return this.#end;
  }

  get at(): number {
    return this.#at;
  }

  moveTo(at: number): void {
    this.#at = at;
  }

  /** The next byte that is no space, which is not read yet. */
  peek(): number {
    const bytes = this.#bytes;
    let at = this.#at;
    while ((bytes[at] ?? 0) <= space && at < this.#end) at += 1;
    this.#at = at;
    if (at >= this.#end) throw moreNeeded;
    return bytes[at] ?? 0;
  }

  /** True, and it is read, if the next byte is this one. */
  takes(byte: number): boolean {
    if (this.peek() !== byte) return false;
    this.#at += 1;
    return true;
  }

  /** Reads this byte; a SyntaxError if there is another. */
  expect(byte: number): void {
    if (!this.takes(byte)) throw this.#unexpected();
  }

  /** The key of a member and the colon after it. */
  key(): string {
    const key = this.text();
    this.expect(colon);
    return key;
  }

  /** Passes over one value. */
  skip(): void {
    this.peek();
    const bytes = this.#bytes;
    const end = this.#end;
    let at = this.#at;
    let depth = 0;
    do {
      const byte = bytes[at];
      at += 1;
      if (byte === quote) at = endOfText(bytes, at);
      else if (byte === openBrace || byte === openBracket) depth += 1;
      else if (byte === closeBrace || byte === closeBracket) depth -= 1;
      else if (depth === 0) at = this.#endOfWord(at - 1);
      if (at > end) throw moreNeeded;
    } while (depth > 0);
    if (depth < 0) throw this.#unexpected();
    // A word may go on in the bytes that are still to come.
    if (at === end && !isClosing(bytes[at - 1])) throw moreNeeded;
    this.#at = at;
  }

  /** Reads one value: a text of its `own`, or one that others have, too. */
  value(own: boolean): unknown {
    const byte = this.peek();
    if (byte === quote) return own ? this.#ownText() : this.text();
    if (byte === openBrace || byte === openBracket) return this.#whole();
    return this.#word(byte);
  }

  /** Reads a text that others have, too. */
  text(): string {
    this.peek();
    const bytes = this.#bytes;
    const start = this.#at + 1;
    let at = start;
    let hash = 0;
    for (let byte = bytes[at] ?? quote; byte !== quote; byte = bytes[at] ?? quote) {
      if (byte === backslash || byte > lastAscii) return this.#ownText();
      hash = (hash * 31 + byte) | 0;
      at += 1;
    }
    if (at >= this.#end) throw moreNeeded;
    this.#at = at + 1;
    const slot = hash & (rememberedTexts - 1);
    const known = this.#texts[slot] ?? '';
    if (known.length === at - start && isText(known, bytes, start)) return known;
    return (this.#texts[slot] = bytes.toString('latin1', start, at));
  }

  #ownText(): string {
    const bytes = this.#bytes;
    const start = this.#at;
    let isPlain = true;
    let at = start + 1;
    for (let byte = bytes[at] ?? quote; byte !== quote; byte = bytes[at] ?? quote) {
      if (byte === backslash) at += 1;
      if (byte === backslash || byte > lastAscii) isPlain = false;
      at += 1;
    }
    if (at >= this.#end) throw moreNeeded;
    this.#at = at + 1;
    return isPlain
      ? bytes.toString('latin1', start + 1, at)
      : (JSON.parse(bytes.toString('utf8', start, at + 1)) as string);
  }

  /** A number, true, false or null. */
  #word(first: number): unknown {
    const start = this.#at;
    this.skip();
    const end = this.#at;
    if (first === 0x74) return true;
    if (first === 0x66) return false;
    if (first >= zero && first <= nine && end - start <= fewDigits) {
      let number = 0;
      let at = start;
      for (; at < end; at += 1) {
        const digit = (this.#bytes[at] ?? 0) - zero;
        if (digit < 0 || digit > 9) break;
        number = number * 10 + digit;
      }
      if (at === end && (first !== zero || end === start + 1)) return number;
    }
    return JSON.parse(this.#bytes.toString('latin1', start, end)) as unknown;
  }

  #whole(): unknown {
    const start = this.#at;
    this.skip();
    return JSON.parse(this.#bytes.toString('utf8', start, this.#at)) as unknown;
  }

  /** Reads the comma before a next element, or the closing byte. */
  goesOn(closing: number): boolean {
    if (this.takes(comma)) return true;
    this.expect(closing);
    return false;
  }

  /** Where a number, true, false or null ends that begins here. */
  #endOfWord(at: number): number {
    let end = at;
    while (isOfWord(this.#bytes[end] ?? quote)) end += 1;
    if (end === at) throw this.#unexpected();
    return end;
  }

  #unexpected(): SyntaxError {
    const byte = this.#bytes[this.#at] ?? 0;
    return new SyntaxError(`Unexpected ${JSON.stringify(String.fromCharCode(byte))} in the JSON of a list`);
  }
}

/** Where a text ends that begins before `at`; beyond the sentinel if it is cut off. */
function endOfText(bytes: Buffer, at: number): number {
  let end = at;
  for (let byte = bytes[end]; byte !== quote && byte !== undefined; byte = bytes[end])
    end += byte === backslash ? 2 : 1;
  return end + 1;
}

/** Letters, digits, and the signs and points of numbers. */
function isOfWord(byte: number): boolean {
  const letter = byte | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) ||
    (byte >= zero && byte <= nine) ||
    byte === plus ||
    byte === minus ||
    byte === point
  );
}

function isClosing(byte: number | undefined): boolean {
  return byte === quote || byte === closeBrace || byte === closeBracket;
}

function isText(text: string, bytes: Buffer, start: number): boolean {
  for (let index = 0; index < text.length; index += 1)
    if (text.charCodeAt(index) !== bytes[start + index]) return false;
  return true;
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}
