import type { RawData, WebSocket } from 'ws';

/** A message of a WebSocket as one piece. */
export function bytesOf(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}

/** Sends a frame of a channel; resolves when the client is less than `highWater` bytes behind. */
export function sendFrame(socket: WebSocket, channel: number, content: Uint8Array, highWater: number): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(Buffer.concat([Buffer.of(channel), content]), (error) => {
      if (error) reject(error);
      else resolve();
    });
    // As long as the client is not far behind nobody waits for it.
    if (socket.bufferedAmount < highWater) resolve();
  });
}
