/** Texts that are remembered, by their hash. */
const remembered = 4096;

/** Texts that many objects have, each made of its bytes once. */
export class SharedTexts {
  readonly #texts: string[] = Array.from({ length: remembered }, () => '');

  /** The text of UTF-8 bytes. */
  read(bytes: Buffer, start: number, end: number): string {
    let hash = 0;
    let anyBits = 0;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      anyBits |= byte;
      hash = (hash * 31 + byte) | 0;
    }
    if (anyBits > 0x7f) return bytes.toString('utf8', start, end);
    const slot = hash & (remembered - 1);
    const known = this.#texts[slot] ?? '';
    if (known.length === end - start && isText(known, bytes, start)) return known;
    return (this.#texts[slot] = bytes.toString('latin1', start, end));
  }
}

function isText(text: string, bytes: Buffer, start: number): boolean {
  for (let index = 0; index < text.length; index += 1)
    if (text.charCodeAt(index) !== bytes[start + index]) return false;
  return true;
}
