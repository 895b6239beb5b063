import { deleteKeyPair as remove } from '../../world/compute/keyPairs.ts';
import type { Operation } from '../operation.ts';
import { optionalText } from './input.ts';

export const deleteKeyPair: Operation = ({ world, input }) => {
  const [id, name] = [optionalText(input, 'KeyPairId'), optionalText(input, 'KeyName')];
  const pair = [...world.keyPairs.values()].find((each) => each.id === id || each.name === name);
  if (pair !== undefined) remove(world, pair.name);
  return { return: true, keyPairId: pair?.id };
};
