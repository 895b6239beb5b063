import { createKeyPair, deleteKeyPair } from '../../world/compute/keyPairs.ts';
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
  create: (properties, context) =>
    createKeyPair(context.world, {
      name: properties.text('KeyName'),
      type: properties.optionalText('KeyType') === 'ed25519' ? 'ed25519' : 'rsa',
      tags: tagsOf(properties, context),
    }).name,
  delete: (name, { world }) => deleteKeyPair(world, name),
};
