import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

export function rollbackStack(stacks: Stacks): Operation {
  return ({ input }) => {
    const stack = stacks.existing(requiredText(input, 'StackName'));
    stacks.rollBack(stack);
    return { StackId: stack.id };
  };
}
