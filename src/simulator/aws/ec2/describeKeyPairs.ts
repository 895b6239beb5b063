import { AwsFault } from '../../world/fault.ts';
import type { KeyPair } from '../../world/state.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { tagSet } from './items/tagSet.ts';

const keyPairs: Description<KeyPair> = {
  all: (world) => [...world.keyPairs.values()],
  ids: 'KeyName',
  idOf: ({ name }) => name,
  missing(name) {
    throw new AwsFault('InvalidKeyPair.NotFound', `The key pair '${name}' does not exist`);
  },
  tagsOf: ({ tags }) => tags,
  filters: {
    fingerprint: ({ fingerprint }) => fingerprint,
    'key-name': ({ name }) => name,
    'key-pair-id': ({ id }) => id,
  },
};

export const describeKeyPairs: Operation = (call) => ({
  keySet: described(call, keyPairs).items.map((pair) => ({
    keyPairId: pair.id,
    keyName: pair.name,
    keyType: pair.type,
    keyFingerprint: pair.fingerprint,
    createTime: new Date(pair.createdAt),
    tagSet: tagSet(pair.tags),
  })),
});
