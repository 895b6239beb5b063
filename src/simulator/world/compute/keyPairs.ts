import { AwsFault } from '../fault.ts';
import type { KeyPair, Tags } from '../state.ts';
import type { World } from '../world.ts';

export interface CreateKeyPairRequest {
  readonly name: string;
  readonly type?: KeyPair['type'];
  /** Of the real key, where there is one; otherwise one of that form. */
  readonly fingerprint?: string;
  readonly tags: Tags;
}

/** Records a key pair. EC2 keeps no private keys, so neither does the world. */
export function createKeyPair(world: World, request: CreateKeyPairRequest): KeyPair {
  if (world.keyPairs.has(request.name)) throw new AwsFault('InvalidKeyPair.Duplicate', `The keypair already exists`);
  const pair: KeyPair = {
    id: world.id('key'),
    name: request.name,
    type: request.type ?? 'rsa',
    fingerprint: request.fingerprint ?? Array.from({ length: 20 }, () => world.hex(2)).join(':'),
    createdAt: world.clock.now(),
    tags: { ...request.tags },
  };
  world.keyPairs.set(pair.name, pair);
  return pair;
}

/** Forgets a key pair; EC2 does not mind when there is none. */
export function deleteKeyPair(world: World, name: string): void {
  world.keyPairs.delete(name);
}
