import type { Stacks } from '../../cloudformation/stacks.ts';
import { validationError } from '../../cloudformation/template/validationError.ts';
import type { Operation } from '../operation.ts';
import { describedResource } from './describedResource.ts';
import { requiredText } from '../queryInput.ts';

export function describeStackResource(stacks: Stacks): Operation {
  return ({ input }) => {
    const stack = stacks.existing(requiredText(input, 'StackName'));
    const logicalId = requiredText(input, 'LogicalResourceId');
    const resource = stack.resources.get(logicalId);
    if (resource === undefined)
      throw validationError(`Resource ${logicalId} does not exist for stack ${stack.request.name}`);
    const metadata = stack.request.template.resources.get(logicalId)?.metadata;
    return {
      StackResourceDetail: {
        StackName: stack.request.name,
        StackId: stack.id,
        ...describedResource(resource),
        LastUpdatedTimestamp: new Date(resource.updatedAt),
        Metadata: JSON.stringify(metadata ?? {}),
      },
    };
  };
}
