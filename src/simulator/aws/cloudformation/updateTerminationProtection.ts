import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { flag } from './input.ts';
import { requiredText } from '../queryInput.ts';

export function updateTerminationProtection(stacks: Stacks): Operation {
  return ({ input }) => {
    const stack = stacks.existing(requiredText(input, 'StackName'));
    stack.terminationProtection = flag(input, 'EnableTerminationProtection');
    return { StackId: stack.id };
  };
}
