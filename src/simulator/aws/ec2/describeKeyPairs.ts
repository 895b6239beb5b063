import { AwsFault } from '../../world/fault.ts';
import type { KeyPair } from '../../world/compute/records.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { optionalFlag } from './input.ts';
import { texts } from '../inputMembers.ts';
import { tagSet } from './items/tagSet.ts';

const byName: Description<KeyPair> = {
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

const byId: Description<KeyPair> = { ...byName, ids: 'KeyPairId', idOf: ({ id }) => id };

export const describeKeyPairs: Operation = (call) => {
  const description = texts(call.input, 'KeyPairId').length > 0 ? byId : byName;
  const withKey = optionalFlag(call.input, 'IncludePublicKey') === true;
  return {
    keySet: described(call, description).items.map((pair) => ({
      keyPairId: pair.id,
      keyName: pair.name,
      keyType: pair.type,
      keyFingerprint: pair.fingerprint,
      publicKey: withKey ? `${pair.publicKey} ${pair.name}` : undefined,
      createTime: new Date(pair.createdAt),
      tagSet: tagSet(pair.tags),
    })),
  };
};
