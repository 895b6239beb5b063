import { sentinel, type JsonReader } from './jsonReader.ts';

/** Bytes that are worth a look at once: what is cut off at their end is read twice. */
const worthwhile = 64 * 1024;

/** Bytes as they come in pieces, and those of them that nobody has read yet. */
export class GatheredBytes {
  #bytes = Buffer.allocUnsafe(2 * worthwhile);
  #length = 0;
  #enough = worthwhile;

  add(piece: Buffer): void {
    const needed = this.#length + piece.length + sentinel.length;
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(2 * needed);
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    piece.copy(this.#bytes, this.#length);
    this.#length += piece.length;
  }

  get areEnough(): boolean {
    return this.#length >= this.#enough;
  }

  show(reader: JsonReader): void {
    sentinel.copy(this.#bytes, this.#length);
    reader.look(this.#bytes, 0, this.#length);
  }

  /** The first `count` bytes are read. Of an object that is longer than all that is there, twice as much is waited for. */
  drop(count: number): void {
    this.#bytes.copyWithin(0, count, this.#length);
    this.#length -= count;
    this.#enough = Math.max(worthwhile, 2 * this.#length);
  }
}
