import type { ChangeSets } from '../../cloudformation/changeSets.ts';
import type { Operation } from '../operation.ts';
import { describedParameter, describedTags } from './describedStack.ts';
import { optionalText, requiredText } from './input.ts';

export function describeChangeSet(changeSets: ChangeSets): Operation {
  return ({ input }) => {
    const changeSet = changeSets.get(requiredText(input, 'ChangeSetName'), optionalText(input, 'StackName'));
    const { request } = changeSet;
    const resources = changeSet.status === 'FAILED' ? [] : [...request.template.resources.values()];
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
      NotificationARNs: [],
      Capabilities: request.capabilities,
      Tags: describedTags(request.tags),
      Changes: resources.map(({ logicalId, type }) => ({
        Type: 'Resource',
        ResourceChange: { Action: 'Add', LogicalResourceId: logicalId, ResourceType: type, Scope: [], Details: [] },
      })),
      IncludeNestedStacks: false,
    };
  };
}
