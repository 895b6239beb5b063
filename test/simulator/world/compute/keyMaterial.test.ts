import { createHash, createPublicKey } from 'node:crypto';
import { utils } from 'ssh2';
import { expect, test } from 'vitest';
import { generateKeyNow, importedKey } from '../../../../src/simulator/world/compute/keyMaterial.ts';
import { expectFault } from '../testWorld.ts';

/** A public key, as ssh-keygen prints it. */
const known = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS';

test.each(['ed25519', 'rsa'] as const)('an %s key is one that SSH reads, both halves of one pair', (type) => {
  const { privateKey, publicKey } = generateKeyNow(type);
  const parsed = utils.parseKey(privateKey);
  if (parsed instanceof Error) throw parsed;
  expect(publicKey).toBe(`${parsed.type} ${parsed.getPublicSSH().toString('base64')}`);
});

test('fingerprints are those of EC2: by the type of key, and by who made it', () => {
  const made = generateKeyNow('rsa');
  expect(made.fingerprint).toMatch(/^([0-9a-f]{2}:){19}[0-9a-f]{2}$/);
  const imported = importedKey(`${made.publicKey} somebody@somewhere`);
  expect(imported).toMatchObject({ type: 'rsa', publicKey: made.publicKey });
  expect(imported.fingerprint).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
  const blob = Buffer.from(known.split(' ')[1] ?? '', 'base64');
  expect(importedKey(known).fingerprint).toBe(createHash('sha256').update(blob).digest('base64'));
  expect(createPublicKey(made.privateKey).asymmetricKeyType).toBe('rsa');
});

test('what is no key is refused', () => {
  for (const text of ['', 'ssh-ed25519 AAAA', 'a letter'])
    expectFault(() => importedKey(text), 'InvalidKey.Format', 'Key is not in valid OpenSSH public key format');
});
