import type { IncomingMessage } from 'node:http';

/** A client that sends so many times what it may is cut off instead of answered. */
const patience = 4;

/**
 * The body of a request; undefined if it has more than `limit` bytes. What is too large is read to its end and thrown
 * away, as a client still sending would not see an answer. Rejects if the client leaves before the end.
 */
export function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request
      .on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= limit) chunks.push(chunk);
        else if (size > patience * limit) request.destroy();
      })
      .on('end', () => resolve(size > limit ? undefined : chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)))
      .on('error', reject)
      .on('close', () => {
        if (!request.complete) reject(new Error('The request ended before its body did.'));
      });
  });
}
