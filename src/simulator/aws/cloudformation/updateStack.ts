import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { stackRequestOf } from './stackRequest.ts';

export function updateStack(stacks: Stacks): Operation {
  return ({ world, input }) => {
    const stack = stacks.existing(requiredText(input, 'StackName'));
    stacks.update(stack, stackRequestOf(world, input, stack));
    return { StackId: stack.id };
  };
}
