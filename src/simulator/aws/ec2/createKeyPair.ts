import { generateKey } from '../../world/compute/keyMaterial.ts';
import { createKeyPair as create } from '../../world/compute/keyPairs.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText } from './input.ts';
import { tagSet } from './items/tagSet.ts';
import { tagSpecification } from './tags.ts';

/** Makes a real key, so that what a learner saves is one. */
export const createKeyPair: Operation = async ({ world, input }) => {
  const name = requiredText(input, 'KeyName');
  const tags = tagSpecification(input, 'key-pair');
  const material = await generateKey(optionalText(input, 'KeyType') === 'ed25519' ? 'ed25519' : 'rsa');
  const pair = create(world, { name, material, tags });
  return {
    keyPairId: pair.id,
    keyName: pair.name,
    keyFingerprint: pair.fingerprint,
    keyMaterial: material.privateKey,
    tagSet: tagSet(pair.tags),
  };
};
