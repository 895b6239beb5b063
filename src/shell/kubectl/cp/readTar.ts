import {
  blockSize,
  fields,
  longName,
  longTarget,
  sumOf,
  typeLetters,
  type EntryType,
  type TarEntry,
} from './tarHeader.ts';

/** Something that is no archive, or ends within one. The message is that of Go's archive/tar. */
export class TarError extends Error {}

export interface ReadEntry extends TarEntry {
  /** Is to be read before the next entry is asked for; what is left of it is passed over. */
  readonly content: () => AsyncGenerator<Buffer>;
}

/**
 * The entries of an archive, as they come. Understands what tar of GNU, BusyBox and BSD write: long names of GNU and of
 * POSIX (pax).
 */
export async function* readTar(chunks: AsyncIterable<Buffer>): AsyncGenerator<ReadEntry> {
  const bytes = new Bytes(chunks);
  let next: { name?: string; target?: string; size?: number } = {};
  for (;;) {
    const header = await bytes.take(blockSize);
    if (header === undefined || header.every((byte) => byte === 0)) break;
    const entry = { ...entryOf(header), ...next };
    const letter = textOf(header, fields.type);
    if (letter === longName || letter === longTarget) {
      const text = (await bytes.content(entry.size)).toString('utf8').replace(/\0+$/, '');
      next = { ...next, [letter === longName ? 'name' : 'target']: text };
    } else if (letter === 'x') next = { ...next, ...paxRecords(await bytes.content(entry.size)) };
    else if (letter === 'g') await bytes.content(entry.size);
    else {
      next = {};
      let left = entry.size;
      const content = async function* (): AsyncGenerator<Buffer> {
        while (left > 0) {
          const part = await bytes.some(left);
          left -= part.length;
          yield part;
        }
      };
      yield { ...entry, content };
      while (left > 0) left -= (await bytes.some(left)).length;
      await bytes.pad(entry.size);
    }
  }
  // What stands behind the end fills the last record.
  await bytes.drain();
}

function entryOf(header: Buffer): TarEntry {
  if (numberOf(header, fields.sum) !== sumOf(header)) throw new TarError('archive/tar: invalid tar header');
  const isUstar = textOf(header, fields.magic).startsWith('ustar') && header[fields.magic[0] + 5] === 0;
  const prefix = isUstar ? textOf(header, fields.prefix) : '';
  const name = textOf(header, fields.name);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    type: typeOf(textOf(header, fields.type), name),
    mode: numberOf(header, fields.mode) & 0o7777,
    size: numberOf(header, fields.size),
    modified: numberOf(header, fields.modified),
    target: textOf(header, fields.target),
  };
}

function typeOf(letter: string, name: string): EntryType {
  if (letter === typeLetters.folder || (letter === '' && name.endsWith('/'))) return 'folder';
  if (letter === typeLetters.link) return 'link';
  return letter === typeLetters.file || letter === '' ? 'file' : 'other';
}

function textOf(header: Buffer, [at, length]: readonly [number, number]): string {
  const field = header.subarray(at, at + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString('utf8');
}

/** Octal digits, or a binary number where the first bit is set. */
function numberOf(header: Buffer, field: readonly [number, number]): number {
  const [at, length] = field;
  if (((header[at] ?? 0) & 0x80) !== 0) return Number(header.readBigUInt64BE(at + length - 8));
  return Number.parseInt(textOf(header, field).trim() || '0', 8);
}

/** The records of a pax header: `LENGTH KEY=VALUE\n`, where the length counts bytes. */
function paxRecords(content: Buffer): { name?: string; target?: string; size?: number } {
  const found: { name?: string; target?: string; size?: number } = {};
  for (let at = 0; at < content.length;) {
    const length = Number.parseInt(content.toString('latin1', at, at + 20), 10);
    if (!(length > 0)) throw new TarError('archive/tar: invalid tar header');
    const [, key = '', value = ''] = /^\d+ ([^=]*)=([^]*)\n$/.exec(content.toString('utf8', at, at + length)) ?? [];
    if (key === 'path') found.name = value;
    if (key === 'linkpath') found.target = value;
    if (key === 'size') found.size = Number(value);
    at += length;
  }
  return found;
}

/** Bytes that come in pieces, taken in others. */
class Bytes {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** So many bytes; undefined at the end. */
  async take(size: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    for (let left = size; left > 0;) {
      const part = await this.#upTo(left);
      if (part === undefined && left === size) return undefined;
      if (part === undefined) throw new TarError('unexpected EOF');
      parts.push(part);
      left -= part.length;
    }
    return Buffer.concat(parts);
  }

  /** At least one byte, and at most so many. */
  async some(most: number): Promise<Buffer> {
    const part = await this.#upTo(most);
    if (part === undefined) throw new TarError('unexpected EOF');
    return part;
  }

  /** A content as a whole, with what fills its last block taken away. */
  async content(size: number): Promise<Buffer> {
    const content = size === 0 ? Buffer.alloc(0) : await this.take(size);
    if (content === undefined) throw new TarError('unexpected EOF');
    await this.pad(size);
    return content;
  }

  async pad(size: number): Promise<void> {
    await this.take((blockSize - (size % blockSize)) % blockSize);
  }

  async drain(): Promise<void> {
    while ((await this.#chunks.next()).done !== true);
  }

  async #upTo(most: number): Promise<Buffer | undefined> {
    while (this.#rest.length === 0) {
      const { done, value } = await this.#chunks.next();
      if (done === true) return undefined;
      this.#rest = value;
    }
    const part = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(part.length);
    return part;
  }
}
