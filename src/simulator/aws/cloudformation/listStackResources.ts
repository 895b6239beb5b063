import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { describedResource } from './describedResource.ts';
import { optionalText, requiredText } from '../queryInput.ts';
import { pageOf } from './page.ts';

const pageSize = 100;

export function listStackResources(stacks: Stacks): Operation {
  return ({ input }) => {
    const { resources } = stacks.get(requiredText(input, 'StackName'));
    const sorted = [...resources.values()].toSorted((a, b) => (a.logicalId < b.logicalId ? -1 : 1));
    const page = pageOf(sorted, ({ logicalId }) => logicalId, optionalText(input, 'NextToken'), pageSize);
    const described = page.items.map((resource) => ({
      ...describedResource(resource),
      LastUpdatedTimestamp: new Date(resource.updatedAt),
    }));
    return { StackResourceSummaries: described, NextToken: page.nextToken };
  };
}
