import { flags, types, version, type Frame } from './frame.ts';
import { SpdyError } from './spdyError.ts';

/** Bytes that a control frame may have. */
const maxControl = 64 * 1024;
const headSize = 8;

/** The data frame that is coming in, and how many of its bytes are still to come. */
interface OpenData {
  readonly streamId: number;
  readonly fin: boolean;
  left: number;
}

/** Takes the bytes of a connection apart. Data are passed on as they come, in more pieces than they were sent in. */
export class FrameReader {
  #held: Buffer = Buffer.alloc(0);
  #open: OpenData | undefined;

  /** The frames that are whole with these bytes. Throws a `SpdyError` for what SPDY/3 cannot mean. */
  *read(bytes: Buffer): Generator<Frame, void, undefined> {
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    for (let frame = this.#next(); frame !== undefined; frame = this.#next()) yield frame;
  }

  #next(): Frame | undefined {
    if (this.#open !== undefined) return this.#data(this.#open);
    if (this.#held.length < headSize) return undefined;
    const first = this.#held.readUInt32BE();
    const flag = this.#held[4] ?? 0;
    const length = this.#held.readUInt32BE(4) & 0xff_ffff;
    if (first < 0x8000_0000) {
      this.#take(headSize);
      this.#open = { streamId: first, fin: (flag & flags.fin) !== 0, left: length };
      return this.#data(this.#open);
    }
    if (((first >>> 16) & 0x7fff) !== version) throw new SpdyError('another version of SPDY');
    if (length > maxControl) throw new SpdyError(`a control frame of ${length} bytes`);
    if (this.#held.length < headSize + length) return undefined;
    return controlFrame(first & 0xffff, flag, this.#take(headSize + length).subarray(headSize));
  }

  #data(open: OpenData): Frame | undefined {
    if (open.left > 0 && this.#held.length === 0) return undefined;
    const data = this.#take(Math.min(open.left, this.#held.length));
    open.left -= data.length;
    if (open.left === 0) this.#open = undefined;
    return { kind: 'data', streamId: open.streamId, data, fin: open.fin && open.left === 0 };
  }

  #take(length: number): Buffer {
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return taken;
  }
}

function controlFrame(type: number, flag: number, body: Buffer): Frame {
  const number = (at: number): number => {
    if (body.length < at + 4) throw new SpdyError('a control frame that ends too early');
    return body.readUInt32BE(at);
  };
  // The first bit of a stream's number is reserved.
  const streamId = (): number => number(0) & 0x7fff_ffff;
  const fin = (flag & flags.fin) !== 0;
  switch (type) {
    case types.synStream:
      return {
        kind: 'synStream',
        streamId: streamId(),
        block: rest(body, 10),
        fin,
        unidirectional: (flag & flags.unidirectional) !== 0,
      };
    case types.synReply:
      return { kind: 'synReply', streamId: streamId(), block: rest(body, 4), fin };
    case types.headers:
      return { kind: 'headers', streamId: streamId(), block: rest(body, 4), fin };
    case types.rstStream:
      return { kind: 'rstStream', streamId: streamId(), status: number(4) };
    case types.ping:
      return { kind: 'ping', id: number(0) };
    case types.goAway:
      return { kind: 'goAway', lastStreamId: streamId(), status: number(4) };
    default:
      return { kind: 'other', type };
  }
}

function rest(body: Buffer, start: number): Buffer {
  if (body.length < start) throw new SpdyError('a control frame that ends too early');
  return body.subarray(start);
}
