import { randomBytes } from 'node:crypto';

/** Length of the blocks in which an unencrypted private section is padded. */
const blockSize = 8;

/** Texts or bytes one after the other, each behind its length in four bytes, as SSH writes them (RFC 4251). */
export function sshFields(...fields: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(
    fields.flatMap((field) => {
      const bytes = Buffer.from(field);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** An ED25519 private key in OpenSSH's form (its PROTOCOL.key), unencrypted; both halves are the raw 32 bytes. */
export function openSshPrivateKey(publicKey: Buffer, privateKey: Buffer): string {
  const check = randomBytes(4);
  const secret = Buffer.concat([
    check,
    check,
    sshFields('ssh-ed25519', publicKey, Buffer.concat([privateKey, publicKey]), ''),
  ]);
  const padding = Buffer.from(Array.from({ length: -secret.length & (blockSize - 1) }, (_, index) => index + 1));
  const oneKey = Buffer.from([0, 0, 0, 1]);
  const body = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    sshFields('none', 'none', ''),
    oneKey,
    sshFields(sshFields('ssh-ed25519', publicKey), Buffer.concat([secret, padding])),
  ]).toString('base64');
  const lines = body.match(/.{1,70}/g) ?? [];
  return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----'].join('\n');
}
