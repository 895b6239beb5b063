import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { stackRequestOf } from './stackRequest.ts';

export function createStack(stacks: Stacks): Operation {
  return ({ world, input }) => ({ StackId: stacks.create(stackRequestOf(world, input, undefined)).id });
}
