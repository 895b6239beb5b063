import { createHash, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { createKeyPair as create } from '../../world/compute/keyPairs.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText, tagSpecification } from './input.ts';
import { tagSet } from './items/tagSet.ts';

/** Makes a real key, so that what a learner saves is one; the world keeps only its fingerprint. */
export const createKeyPair: Operation = async ({ world, input }) => {
  const type = optionalText(input, 'KeyType') === 'ed25519' ? 'ed25519' : 'rsa';
  const { material, digest } = await (type === 'rsa' ? rsaKey() : ed25519Key());
  const pair = create(world, {
    name: requiredText(input, 'KeyName'),
    type,
    fingerprint: digest,
    tags: tagSpecification(input, 'key-pair'),
  });
  return {
    keyPairId: pair.id,
    keyName: pair.name,
    keyFingerprint: pair.fingerprint,
    keyMaterial: material,
    tagSet: tagSet(pair.tags),
  };
};

interface Key {
  readonly material: string;
  readonly digest: string;
}

/** Fingerprint of RSA keys made by EC2: SHA-1 of the private key in PKCS #8. */
async function rsaKey(): Promise<Key> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const sha1 = createHash('sha1')
    .update(privateKey.export({ type: 'pkcs8', format: 'der' }))
    .digest('hex');
  return {
    material: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    digest: sha1.replace(/..(?=.)/g, '$&:'),
  };
}

/** Fingerprint of ED25519 keys: SHA-256 of the public key as OpenSSH writes it, base64. */
async function ed25519Key(): Promise<Key> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const field = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
  const openSsh = Buffer.concat([field(Buffer.from('ssh-ed25519')), field(raw)]);
  return {
    material: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    digest: createHash('sha256').update(openSsh).digest('base64'),
  };
}
