const bytesWire = 2;
/** Bytes of a number at most: seven bits in each make 64. */
const longestVarint = 10;

/** How a field begins that is written with its length. */
export interface Head {
  readonly field: number;
  /** Bytes of its content. */
  readonly length: number;
  /** Bytes of the tag and the length before it. */
  readonly size: number;
}

/** Such a field that is there as a whole: its content lies between two places of `bytes`. */
export interface Message {
  readonly field: number;
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** Bytes of all of it. */
  readonly size: number;
}

/** Bytes of protobuf as they come in pieces, from which whole fields are taken. */
export class GatheredBytes {
  #bytes = Buffer.allocUnsafe(128 * 1024);
  #start = 0;
  #end = 0;

  add(piece: Buffer): void {
    const needed = this.#end + piece.length;
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(2 * needed);
      this.#bytes.copy(larger, 0, 0, this.#end);
      this.#bytes = larger;
    }
    piece.copy(this.#bytes, this.#end);
    this.#end += piece.length;
  }

  /** Takes so many bytes, which are valid until more are added; undefined if there are fewer. */
  take(count: number): Buffer | undefined {
    if (this.#end - this.#start < count) return undefined;
    this.#start += count;
    return this.#bytes.subarray(this.#start - count, this.#start);
  }

  /** How the next field begins; undefined if not all of that is there. Throws a SyntaxError for any other kind of field. */
  head(): Head | undefined {
    const tag = this.#varint(this.#start);
    if (tag === undefined) return undefined;
    if ((tag.value & 7) !== bytesWire) throw new SyntaxError('A list has no such field.');
    const length = this.#varint(tag.end);
    return length && { field: tag.value >>> 3, length: length.value, size: length.end - this.#start };
  }

  /** Takes the next field; undefined if not all of it is there. */
  message(): Message | undefined {
    const head = this.head();
    if (head === undefined) return undefined;
    const size = head.size + head.length;
    const from = this.#start;
    if (this.take(size) === undefined) return undefined;
    return { field: head.field, bytes: this.#bytes, start: from + head.size, end: from + size, size };
  }

  /** Makes room of what was taken. */
  tidy(): void {
    this.#bytes.copyWithin(0, this.#start, this.#end);
    this.#end -= this.#start;
    this.#start = 0;
  }

  #varint(start: number): { readonly value: number; readonly end: number } | undefined {
    let value = 0;
    let weight = 1;
    for (let at = start; at < this.#end; at += 1) {
      const byte = this.#bytes[at] ?? 0;
      value += (byte & 0x7f) * weight;
      if (byte < 0x80) return { value, end: at + 1 };
      if (at - start >= longestVarint) break;
      weight *= 128;
    }
    if (this.#end - start > longestVarint) throw new SyntaxError('A number is too long.');
    return undefined;
  }
}
