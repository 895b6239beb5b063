import type { ChangeSets } from '../../cloudformation/changeSets.ts';
import type { Operation } from '../operation.ts';
import { describedChange } from './describedChange.ts';
import { describedParameter, describedTags } from './describedStack.ts';
import { optionalText, requiredText } from '../queryInput.ts';
import { pageOf } from './page.ts';

const pageSize = 100;

export function describeChangeSet(changeSets: ChangeSets): Operation {
  return ({ input }) => {
    const changeSet = changeSets.get(requiredText(input, 'ChangeSetName'), optionalText(input, 'StackName'));
    const { request } = changeSet;
    const page = pageOf(changeSet.changes, ({ logicalId }) => logicalId, optionalText(input, 'NextToken'), pageSize);
    return {
      ChangeSetName: changeSet.name,
      ChangeSetId: changeSet.id,
      StackId: changeSet.stackId,
      StackName: request.name,
      Description: changeSet.description,
      Parameters: [...request.parameters.values()].map(describedParameter),
      CreationTime: new Date(changeSet.createdAt),
      ExecutionStatus: changeSet.executionStatus,
      Status: changeSet.status,
      StatusReason: changeSet.statusReason,
      NotificationARNs: request.notificationArns,
      RollbackConfiguration: {},
      Capabilities: request.capabilities,
      Tags: describedTags(request.tags),
      Changes: page.items.map(describedChange),
      NextToken: page.nextToken,
      IncludeNestedStacks: false,
    };
  };
}
