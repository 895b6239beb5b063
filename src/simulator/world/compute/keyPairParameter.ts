import type { World } from '../world.ts';
import { deleteParameter, putParameter } from '../parameterStore.ts';

/** Where CloudFormation keeps the private half of a key pair that a stack made. */
export function keyPairParameter(keyPairId: string): string {
  return `/ec2/keypair/${keyPairId}`;
}

/** Keeps the private half of a stack's key pair. */
export function storePrivateKey(world: World, keyPairId: string, privateKey: string): void {
  putParameter(world, { name: keyPairParameter(keyPairId), type: 'SecureString', value: privateKey, overwrite: false });
}

/** Forgets it, as when the stack goes. */
export function forgetPrivateKey(world: World, keyPairId: string): void {
  const name = keyPairParameter(keyPairId);
  if (world.parameters.has(name)) deleteParameter(world, name);
}
