import { generateKeyNow, importedKey } from '../../world/compute/keyMaterial.ts';
import { createKeyPair, deleteKeyPair } from '../../world/compute/keyPairs.ts';
import { forgetPrivateKey, storePrivateKey } from '../../world/compute/keyPairParameter.ts';
import type { ResourceType } from '../resourceType.ts';
import { tagsOf } from './stackTags.ts';

export const keyPair: ResourceType = {
  name: 'AWS::EC2::KeyPair',
  createTime: 2_000,
  deleteTime: 1_000,
  customName: 'KeyName',
  attributes: {
    KeyPairId: (name, { world }) => world.keyPairs.get(name)?.id,
    KeyFingerprint: (name, { world }) => world.keyPairs.get(name)?.fingerprint,
  },
  create(properties, context) {
    const { world } = context;
    const [name, tags] = [properties.text('KeyName'), tagsOf(properties, context)];
    const imported = properties.optionalText('PublicKeyMaterial');
    if (imported !== undefined) return createKeyPair(world, { name, material: importedKey(imported), tags }).name;
    const material = generateKeyNow(properties.optionalText('KeyType') === 'ed25519' ? 'ed25519' : 'rsa');
    const { id } = createKeyPair(world, { name, material, tags });
    storePrivateKey(world, id, material.privateKey);
    return name;
  },
  delete(name, { world }) {
    const id = world.keyPairs.get(name)?.id;
    if (id !== undefined) forgetPrivateKey(world, id);
    deleteKeyPair(world, name);
  },
};
