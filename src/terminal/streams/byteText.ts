/**
 * Programs read and write text here, and some text is none: archives. A byte that is no UTF-8 stands in the text as a lone
 * low surrogate, 0xDC80 to 0xDCFF, and becomes that byte again where the text leaves (as Python's `surrogateescape`).
 */
const firstEscape = 0xdc00;
const escapes = /[\uDC80-\uDCFF]/;
/** Pieces with and without such stand-ins; a whole pair is no stand-in. */
const pieces = /(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\uDC80-\uDCFF])+|[\uDC80-\uDCFF]+/g;

/** The bytes of a text. */
export function bytesOfText(text: string): Uint8Array {
  const encoder = new TextEncoder();
  if (!escapes.test(text) || text.isWellFormed()) return encoder.encode(text);
  const parts = (text.match(pieces) ?? []).map((piece) =>
    escapes.test(piece[0] ?? '')
      ? Uint8Array.from(piece, (character) => character.charCodeAt(0) - firstEscape)
      : encoder.encode(piece),
  );
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Makes text of bytes that come in pieces, wherever they are cut. */
export class ByteText {
  #held: Uint8Array = new Uint8Array();

  read(bytes: Uint8Array): string {
    const all = new Uint8Array(this.#held.length + bytes.length);
    all.set(this.#held);
    all.set(bytes, this.#held.length);
    const end = all.length - unfinished(all);
    this.#held = all.slice(end);
    return textOf(all.subarray(0, end));
  }

  /** What is left when nothing more comes. */
  end(): string {
    const rest = textOf(this.#held);
    this.#held = new Uint8Array();
    return rest;
  }
}

/** The text of whole bytes. */
export function textOf(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return withEscapes(bytes);
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function withEscapes(bytes: Uint8Array): string {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length;) {
    const length = characterLength(bytes, at);
    if (length === 0) {
      if (start < at) parts.push(strict.decode(bytes.subarray(start, at)));
      parts.push(String.fromCharCode(firstEscape + (bytes[at] ?? 0)));
      start = at + 1;
    }
    at += Math.max(1, length);
  }
  parts.push(strict.decode(bytes.subarray(start)));
  return parts.join('');
}

/** Bytes of the character there; 0 if there is none. */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const length = sequenceLength(first);
  if (length === 0 || at + length > bytes.length) return 0;
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  // Too long a form, a surrogate, or beyond what Unicode has.
  const isOutside =
    (first === 0xe0 && second < 0xa0) ||
    (first === 0xed && second > 0x9f) ||
    (first === 0xf0 && second < 0x90) ||
    (first === 0xf4 && second > 0x8f);
  return isOutside ? 0 : length;
}

/** Bytes of the character that begins so; 0 for a byte that begins none. */
function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

/** Bytes at the end that may be the beginning of a character. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}
