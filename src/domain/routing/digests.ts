import { createHash } from 'node:crypto';

/** The SHA-1 of a text, in hex. */
export function sha1Hex(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/** The SHA-256 of a text. */
export function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
