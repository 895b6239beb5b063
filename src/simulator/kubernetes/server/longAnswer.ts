import type { ServerResponse } from 'node:http';
import { sendText } from './exchange.ts';

/** Characters or bytes that are sent at once; an answer of fewer goes as a whole, with its length before it. */
const piece = 256 * 1024;

/**
 * Sends `head`, the items with commas between them, and `tail`, as JSON. A long answer is made while it is sent, as fast
 * as the client reads it.
 */
export async function sendItems(
  response: ServerResponse,
  head: string,
  items: Iterable<string>,
  tail: string,
): Promise<void> {
  let text = head;
  let first = true;
  for (const item of items) {
    text += first ? item : `,${item}`;
    first = false;
    if (text.length < piece) continue;
    if (!response.headersSent) response.writeHead(200, { 'content-type': 'application/json' });
    if (response.destroyed) return;
    if (!response.write(text)) await writable(response);
    text = '';
  }
  if (response.headersSent) response.end(text + tail);
  else sendText(response, 200, text + tail);
}

/** Sends bytes, as fast as the client reads them. */
export async function sendPieces(response: ServerResponse, type: string, all: readonly Uint8Array[]): Promise<void> {
  response.writeHead(200, { 'content-type': type });
  let pieces: Uint8Array[] = [];
  let length = 0;
  for (const each of all) {
    pieces.push(each);
    length += each.length;
    if (length < piece) continue;
    if (response.destroyed) return;
    if (!response.write(Buffer.concat(pieces))) await writable(response);
    pieces = [];
    length = 0;
  }
  response.end(Buffer.concat(pieces));
}

/** Resolves when there is room for more, or nobody is there to read it. */
function writable(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
}
