import { createHmac } from 'node:crypto';

/** What a file of known hosts says of a host's key: another key of the same kind means that it has changed. */
export type Knowledge = 'known' | 'unknown' | 'changed';

/** @param key as on the wire. */
export function knowledgeOf(text: string, name: string, key: Buffer): Knowledge {
  const [type, wanted] = [keyType(key), key.toString('base64')];
  const keys = text.split('\n').flatMap((line) => {
    const [names = '', kind, data] = line.trim().split(/\s+/);
    return kind === type && names.split(',').some((each) => isName(each, name)) ? [data] : [];
  });
  if (keys.includes(wanted)) return 'known';
  return keys.length > 0 ? 'changed' : 'unknown';
}

/** Under which name the key of a host is kept: with its port, if that is another than usual. */
export function knownName(host: string, port: number): string {
  return port === 22 ? host : `[${host}]:${port}`;
}

/** The kind of a key that is as on the wire: `ssh-ed25519`. */
export function keyType(key: Buffer): string {
  return key.length < 4 ? '' : key.toString('latin1', 4, 4 + key.readUInt32BE(0));
}

/** Names may be written as a digest: `|1|SALT|HMAC`. */
function isName(written: string, name: string): boolean {
  const [, salt, digest] = /^\|1\|([^|]+)\|(.+)$/.exec(written) ?? [];
  if (salt === undefined) return written === name;
  return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === digest;
}
