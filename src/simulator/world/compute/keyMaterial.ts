import { createHash, generateKeyPair, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { AwsFault } from '../fault.ts';
import { openSshPrivateKey, sshFields } from './openSshKey.ts';

export type KeyType = 'rsa' | 'ed25519';

/** The public half of a key pair, which is all that EC2 keeps. */
export interface PublicKeyMaterial {
  readonly type: KeyType;
  /** One line as in `authorized_keys`, without a comment. */
  readonly publicKey: string;
  /** As EC2 shows it: depends on the type, and on whether EC2 made the key. */
  readonly fingerprint: string;
}

export interface KeyMaterial extends PublicKeyMaterial {
  /** What EC2 hands out once: PKCS #1 for RSA, OpenSSH's own form for ED25519. */
  readonly privateKey: string;
}

const rsaOptions = { modulusLength: 2048 };

/** Makes a key. Its randomness is not the world's: what a seed gives can be foreseen. */
export async function generateKey(type: KeyType): Promise<KeyMaterial> {
  if (type === 'ed25519') return generateKeyNow(type);
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', rsaOptions);
  return rsaMaterial(publicKey, privateKey);
}

/** The same for callers that cannot wait: an RSA key holds the program up for a quarter of a second. */
export function generateKeyNow(type: KeyType): KeyMaterial {
  if (type === 'rsa') {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', rsaOptions);
    return rsaMaterial(publicKey, privateKey);
  }
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = rawKey(publicKey, 'x');
  const blob = sshFields('ssh-ed25519', raw);
  return {
    ...ed25519Material(blob),
    privateKey: openSshPrivateKey(raw, rawKey(privateKey, 'd')),
  };
}

/** Reads a public key somebody brings, as a line of OpenSSH; refuses as ImportKeyPair does. */
export function importedKey(text: string): PublicKeyMaterial {
  const [type, encoded = ''] = text.trim().split(/\s+/);
  const blob = Buffer.from(encoded, 'base64');
  if (type === 'ssh-ed25519' && blob.length === 51) return ed25519Material(blob);
  if (type === 'ssh-rsa' && blob.length > 64) {
    const md5 = createHash('md5').update(blob).digest('hex');
    return { type: 'rsa', publicKey: `ssh-rsa ${encoded}`, fingerprint: pairs(md5) };
  }
  throw new AwsFault('InvalidKey.Format', 'Key is not in valid OpenSSH public key format');
}

/** Fingerprint of RSA keys made by EC2: SHA-1 of the private key in PKCS #8. */
function rsaMaterial(publicKey: KeyObject, privateKey: KeyObject): KeyMaterial {
  const sha1 = createHash('sha1')
    .update(privateKey.export({ type: 'pkcs8', format: 'der' }))
    .digest('hex');
  const integer = (name: 'n' | 'e') => {
    const bytes = rawKey(publicKey, name);
    return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  };
  return {
    type: 'rsa',
    publicKey: `ssh-rsa ${sshFields('ssh-rsa', integer('e'), integer('n')).toString('base64')}`,
    fingerprint: pairs(sha1),
    privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString().trimEnd(),
  };
}

/** Fingerprint of ED25519 keys: SHA-256 of the public key as OpenSSH writes it, base64. */
function ed25519Material(blob: Buffer): PublicKeyMaterial {
  return {
    type: 'ed25519',
    publicKey: `ssh-ed25519 ${blob.toString('base64')}`,
    fingerprint: createHash('sha256').update(blob).digest('base64'),
  };
}

function rawKey(key: KeyObject, member: 'd' | 'e' | 'n' | 'x'): Buffer {
  return Buffer.from(key.export({ format: 'jwk' })[member] ?? '', 'base64url');
}

function pairs(hex: string): string {
  return hex.replace(/..(?=.)/g, '$&:');
}
