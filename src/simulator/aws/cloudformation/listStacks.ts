import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { dateOf } from './describedStack.ts';
import { texts } from '../inputMembers.ts';
import { optionalText } from '../queryInput.ts';
import { pageOf } from './page.ts';

const pageSize = 100;

/** Every stack, deleted ones included, or those whose status is asked for. */
export function listStacks(stacks: Stacks): Operation {
  return ({ input }) => {
    const statuses = texts(input, 'StackStatusFilter');
    const wanted = stacks.all().filter(({ status }) => statuses.length === 0 || statuses.includes(status));
    const page = pageOf(wanted, ({ id }) => id, optionalText(input, 'NextToken'), pageSize);
    const described = page.items.map((stack) => ({
      StackId: stack.id,
      StackName: stack.request.name,
      TemplateDescription: stack.request.template.description,
      CreationTime: dateOf(stack.createdAt),
      LastUpdatedTime: dateOf(stack.updatedAt),
      DeletionTime: dateOf(stack.deletedAt),
      StackStatus: stack.status,
      StackStatusReason: stack.statusReason,
      DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
    }));
    return { StackSummaries: described, NextToken: page.nextToken };
  };
}
