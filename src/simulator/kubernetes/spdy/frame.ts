/** What goes over a SPDY/3.1 connection. Header blocks are compressed; frames of types that nobody needs are `other`. */
export type Frame =
  | { readonly kind: 'data'; readonly streamId: number; readonly data: Buffer; readonly fin: boolean }
  | {
      readonly kind: 'synStream';
      readonly streamId: number;
      readonly block: Buffer;
      readonly fin: boolean;
      /** The one who opens it is the only one to write. */
      readonly unidirectional: boolean;
    }
  | {
      readonly kind: 'synReply' | 'headers';
      readonly streamId: number;
      readonly block: Buffer;
      readonly fin: boolean;
    }
  | { readonly kind: 'rstStream'; readonly streamId: number; readonly status: number }
  | { readonly kind: 'ping'; readonly id: number }
  | { readonly kind: 'goAway'; readonly lastStreamId: number; readonly status: number }
  | { readonly kind: 'other'; readonly type: number };

export const version = 3;
export const types = {
  synStream: 1,
  synReply: 2,
  rstStream: 3,
  settings: 4,
  ping: 6,
  goAway: 7,
  headers: 8,
  windowUpdate: 9,
} as const;
export const flags = { fin: 1, unidirectional: 2 } as const;

/** A frame as it is sent. */
export function encodeFrame(frame: Exclude<Frame, { kind: 'other' }>): Buffer {
  switch (frame.kind) {
    case 'data': {
      const head = numbers(frame.streamId, frame.data.length);
      head[4] = frame.fin ? flags.fin : 0;
      return Buffer.concat([head, frame.data]);
    }
    case 'synStream': {
      const flag = (frame.fin ? flags.fin : 0) | (frame.unidirectional ? flags.unidirectional : 0);
      // No stream it belongs to, and the highest priority.
      return control(types.synStream, flag, numbers(frame.streamId, 0), Buffer.alloc(2), frame.block);
    }
    case 'synReply':
    case 'headers':
      return control(types[frame.kind], frame.fin ? flags.fin : 0, numbers(frame.streamId), frame.block);
    case 'rstStream':
      return control(types.rstStream, 0, numbers(frame.streamId, frame.status));
    case 'ping':
      return control(types.ping, 0, numbers(frame.id));
    case 'goAway':
      return control(types.goAway, 0, numbers(frame.lastStreamId, frame.status));
  }
}

function control(type: number, flag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt16BE(0x8000 | version, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt32BE(body.length, 4);
  head[4] = flag;
  return Buffer.concat([head, body]);
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}
