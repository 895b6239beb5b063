import { createHash, createPublicKey } from 'node:crypto';
import type { ParsedKey } from 'ssh2';

/** A key as `ssh-add -l` and `ssh-keygen -l` show it: `256 SHA256:… comment (ED25519)`. */
export function keyLine(key: ParsedKey, comment: string, hash: string): string {
  return `${bits(key)} ${fingerprint(key.getPublicSSH(), hash)} ${comment} (${typeName(key.type)})`;
}

/** `SHA256:…` or `MD5:…` of a public key as it is on the wire. */
export function fingerprint(publicKey: Buffer, hash = 'sha256'): string {
  const digest = createHash(hash).update(publicKey);
  if (hash === 'md5') return `MD5:${(digest.digest('hex').match(/../g) ?? []).join(':')}`;
  return `SHA256:${digest.digest('base64').replaceAll('=', '')}`;
}

/** `ED25519`, `RSA`, `ECDSA`. */
export function typeName(type: string): string {
  if (type.startsWith('ecdsa-')) return 'ECDSA';
  return type.replace(/^ssh-/, '').toUpperCase();
}

function bits(key: ParsedKey): number {
  if (key.type === 'ssh-ed25519') return 256;
  const curve = /nistp(\d+)$/.exec(key.type)?.[1];
  if (curve !== undefined) return Number(curve);
  return createPublicKey(key.getPublicPEM()).asymmetricKeyDetails?.modulusLength ?? 0;
}
