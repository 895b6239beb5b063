import type { ServerResponse } from 'node:http';
import { sendText } from './exchange.ts';

/** Characters that are sent at once; an answer of fewer goes as a whole, with its length before it. */
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
