import { deleteListener as remove } from '../../world/loadBalancing/listeners.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export const deleteListener: Operation = ({ world, input }) => {
  remove(world, requiredText(input, 'ListenerArn'));
  return {};
};
