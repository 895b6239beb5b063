import { deleteParameter as remove } from '../../world/parameterStore.ts';
import { requiredText } from '../jsonInput.ts';
import type { Operation } from '../operation.ts';

export const deleteParameter: Operation = ({ world, input }) => {
  remove(world, requiredText(input, 'Name'));
  return {};
};
