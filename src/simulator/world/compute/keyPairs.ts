import { AwsFault } from '../fault.ts';
import type { KeyPair } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import type { PublicKeyMaterial } from './keyMaterial.ts';

export interface CreateKeyPairRequest {
  readonly name: string;
  readonly material: PublicKeyMaterial;
  readonly tags: Tags;
}

/** Records a key pair. EC2 keeps no private keys, so neither does the world. */
export function createKeyPair(world: World, { name, material, tags }: CreateKeyPairRequest): KeyPair {
  if (name.length > 255) throw new AwsFault('InvalidParameterValue', 'Key name must not exceed 255 characters');
  if (world.keyPairs.has(name)) throw new AwsFault('InvalidKeyPair.Duplicate', 'The keypair already exists');
  const pair: KeyPair = {
    id: world.id('key'),
    name,
    type: material.type,
    publicKey: material.publicKey,
    fingerprint: material.fingerprint,
    createdAt: world.clock.now(),
    tags: { ...tags },
  };
  world.keyPairs.set(pair.name, pair);
  return pair;
}

/** Forgets a key pair; EC2 does not mind when there is none. */
export function deleteKeyPair(world: World, name: string): void {
  world.keyPairs.delete(name);
}
