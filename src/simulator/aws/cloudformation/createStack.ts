import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { flag } from './input.ts';
import { requestInNameOf } from './requestInNameOf.ts';
import { stackRequestOf } from './stackRequest.ts';

export function createStack(stacks: Stacks): Operation {
  return ({ world, input, principal }) => {
    const request = requestInNameOf(world, principal.arn, stackRequestOf(world, input, undefined));
    return { StackId: stacks.create(request, flag(input, 'EnableTerminationProtection')).id };
  };
}
