/** Why a connection is closed (GOAWAY), in SPDY's numbers. */
export const goAway = { ok: 0, protocolError: 1, internalError: 2 } as const;

/** Why a stream is (RST_STREAM). */
export const reset = { protocolError: 1, invalidStream: 2, refusedStream: 3, cancel: 5, alreadyClosed: 9 } as const;

/** The other side breaks the protocol: its connection cannot go on. */
export class SpdyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SpdyError';
  }
}
