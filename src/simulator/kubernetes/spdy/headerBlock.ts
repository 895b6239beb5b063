import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { headerDictionary, lengthAndText } from './dictionary.ts';
import { SpdyError } from './spdyError.ts';

/** Names are lower case; several values of one name are separated by NUL. */
export type Headers = ReadonlyMap<string, string>;

/** The beginning of a zlib stream: deflate with a window of 32 KiB, and the checksum of the dictionary in use. */
const zlibHeader = Buffer.from('78bbe3c6a7c2', 'hex');
/** How far back a deflate stream can refer. */
const windowSize = 32 * 1024;
/** Bytes that the headers of one stream may have. */
const maxHeaders = 256 * 1024;

/**
 * One direction of a connection's headers is one compressed stream, flushed to a whole byte after each block. So a block
 * can be read and written by itself, with what came before as its dictionary.
 */
class Window {
  #seen = headerDictionary;
  #isFirst = true;

  get dictionary(): Buffer {
    return this.#seen;
  }

  /** True once. */
  takeFirst(): boolean {
    const first = this.#isFirst;
    this.#isFirst = false;
    return first;
  }

  add(text: Buffer): void {
    const all = Buffer.concat([this.#seen, text]);
    this.#seen = Buffer.from(all.subarray(Math.max(0, all.length - windowSize)));
  }
}

/** Writes the header blocks of a connection, in order. */
export class HeaderCompressor {
  readonly #window = new Window();

  compress(headers: Headers): Buffer {
    const text = encodeHeaders(headers);
    const { dictionary } = this.#window;
    const block = deflateRawSync(text, { dictionary, finishFlush: constants.Z_SYNC_FLUSH });
    this.#window.add(text);
    return this.#window.takeFirst() ? Buffer.concat([zlibHeader, block]) : block;
  }
}

/** Reads the header blocks of a connection, in order. */
export class HeaderDecompressor {
  readonly #window = new Window();

  /** Throws a `SpdyError` for what is no header block. */
  decompress(block: Buffer): Headers {
    const { dictionary } = this.#window;
    let body = block;
    if (this.#window.takeFirst()) {
      // The second byte's upper bits tell how hard the compressor tries.
      const { length } = zlibHeader;
      const isKnown = block[0] === zlibHeader[0] && block.subarray(2, length).equals(zlibHeader.subarray(2));
      if (!isKnown) throw new SpdyError('headers are compressed with another dictionary');
      body = block.subarray(length);
    }
    const text = inflate(body, dictionary);
    this.#window.add(text);
    return decodeHeaders(text);
  }
}

function inflate(block: Buffer, dictionary: Buffer): Buffer {
  try {
    return inflateRawSync(block, { dictionary, finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: maxHeaders });
  } catch (error) {
    throw new SpdyError(`headers cannot be decompressed: ${String(error)}`);
  }
}

function encodeHeaders(headers: Headers): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(headers.size);
  return Buffer.concat([
    count,
    ...[...headers].flatMap(([name, value]) => [lengthAndText(name.toLowerCase()), lengthAndText(value)]),
  ]);
}

function decodeHeaders(text: Buffer): Headers {
  let at = 0;
  const take = (length: number): Buffer => {
    if (length > text.length - at) throw new SpdyError('headers end too early');
    at += length;
    return text.subarray(at - length, at);
  };
  const word = (): string => take(take(4).readUInt32BE()).toString('utf8');
  const headers = new Map<string, string>();
  for (let left = take(4).readUInt32BE(); left > 0; left -= 1) {
    const name = word().toLowerCase();
    if (name === '' || headers.has(name)) throw new SpdyError('a header has no name, or one that was there before');
    headers.set(name, word());
  }
  return headers;
}
