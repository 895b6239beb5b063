import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { describedStack } from './describedStack.ts';
import { optionalText } from '../queryInput.ts';
import { pageOf } from './page.ts';
import { isWaiter, settled } from './waiter.ts';

const pageSize = 100;

export function describeStacks(stacks: Stacks): Operation {
  return async ({ input, userAgent }) => {
    const name = optionalText(input, 'StackName');
    if (name !== undefined) {
      const stack = stacks.get(name);
      if (isWaiter(userAgent)) await settled(stacks, stack);
      // Waited for by name, a stack that was deleted meanwhile does not exist any more.
      return { Stacks: [describedStack(stacks.get(name))] };
    }
    const live = stacks.all().filter(({ status }) => status !== 'DELETE_COMPLETE');
    const page = pageOf(live, ({ id }) => id, optionalText(input, 'NextToken'), pageSize);
    return { Stacks: page.items.map(describedStack), NextToken: page.nextToken };
  };
}
