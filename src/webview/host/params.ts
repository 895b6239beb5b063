import { RpcError } from '../rpc.ts';

/** Reads the parameters of a page's requests: what is not exactly of the protocol is refused. */

/** Longest text a page may put on the clipboard: the longest thing it shows is a scheduler's message. */
const longestCopy = 100_000;

export function parseNothing(params: unknown): null {
  if (params !== null) throw invalid('nothing expected');
  return null;
}

export function parseCopy(params: unknown): { readonly text: string } {
  const text = textField(record(params), 'text');
  if (text.length > longestCopy) throw invalid('too long to copy');
  return { text };
}

/** What has fields. */
export function record(params: unknown): Record<string, unknown> {
  if (typeof params !== 'object' || params === null) throw invalid('an object expected');
  return params as Record<string, unknown>;
}

/** A field with a text that is not empty. */
export function textField(fields: Record<string, unknown>, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw invalid(`${name} must be text`);
  return value;
}

export function invalid(message: string): RpcError {
  return new RpcError('invalid-params', message);
}
