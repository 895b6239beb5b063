import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { flag } from './input.ts';
import { stackRequestOf } from './stackRequest.ts';

export function createStack(stacks: Stacks): Operation {
  return ({ world, input }) => {
    const request = stackRequestOf(world, input, undefined);
    return { StackId: stacks.create(request, flag(input, 'EnableTerminationProtection')).id };
  };
}
