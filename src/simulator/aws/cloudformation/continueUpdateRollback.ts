import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { texts } from '../inputMembers.ts';
import { requiredText } from '../queryInput.ts';

export function continueUpdateRollback(stacks: Stacks): Operation {
  return ({ input }) => {
    const skipped = new Set(texts(input, 'ResourcesToSkip'));
    stacks.continueUpdateRollback(stacks.existing(requiredText(input, 'StackName')), skipped);
    return {};
  };
}
