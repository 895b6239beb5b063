import { importedKey } from '../../world/compute/keyMaterial.ts';
import { createKeyPair } from '../../world/compute/keyPairs.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { tagSet } from './items/tagSet.ts';
import { tagSpecification } from './tags.ts';

export const importKeyPair: Operation = ({ world, input }) => {
  const text = Buffer.from(requiredText(input, 'PublicKeyMaterial'), 'base64').toString();
  const pair = createKeyPair(world, {
    name: requiredText(input, 'KeyName'),
    material: importedKey(text),
    tags: tagSpecification(input, 'key-pair'),
  });
  return {
    keyPairId: pair.id,
    keyName: pair.name,
    keyFingerprint: pair.fingerprint,
    tagSet: tagSet(pair.tags),
  };
};
