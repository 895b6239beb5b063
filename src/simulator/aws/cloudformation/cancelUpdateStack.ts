import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export function cancelUpdateStack(stacks: Stacks): Operation {
  return ({ input }) => {
    stacks.cancelUpdate(stacks.existing(requiredText(input, 'StackName')));
    return {};
  };
}
