import type { ChangeSets } from '../../cloudformation/changeSets.ts';
import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText } from '../queryInput.ts';
import { pageOf } from './page.ts';

const pageSize = 100;

export function listChangeSets(stacks: Stacks, changeSets: ChangeSets): Operation {
  return ({ input }) => {
    const stack = stacks.existing(requiredText(input, 'StackName'));
    const page = pageOf(changeSets.of(stack), ({ id }) => id, optionalText(input, 'NextToken'), pageSize);
    const described = page.items.map((changeSet) => ({
      StackId: stack.id,
      StackName: stack.request.name,
      ChangeSetId: changeSet.id,
      ChangeSetName: changeSet.name,
      ExecutionStatus: changeSet.executionStatus,
      Status: changeSet.status,
      StatusReason: changeSet.statusReason,
      CreationTime: new Date(changeSet.createdAt),
      Description: changeSet.description,
      IncludeNestedStacks: false,
    }));
    return { Summaries: described, NextToken: page.nextToken };
  };
}
