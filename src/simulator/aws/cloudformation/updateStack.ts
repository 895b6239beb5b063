import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';
import { requestInNameOf } from './requestInNameOf.ts';
import { stackRequestOf } from './stackRequest.ts';

export function updateStack(stacks: Stacks): Operation {
  return ({ world, input, principal }) => {
    const stack = stacks.existing(requiredText(input, 'StackName'));
    stacks.update(stack, requestInNameOf(world, principal.arn, stackRequestOf(world, input, stack)));
    return { StackId: stack.id };
  };
}
