import type { Stacks } from '../../cloudformation/stacks.ts';
import { validationError } from '../../cloudformation/template/validationError.ts';
import type { Operation } from '../operation.ts';
import { describedResource } from './describedResource.ts';
import { optionalText } from '../queryInput.ts';

/** The resources of a stack, by its name or by the physical id of one of them; optionally only the one of a logical id. */
export function describeStackResources(stacks: Stacks): Operation {
  return ({ input }) => {
    const name = optionalText(input, 'StackName');
    const physicalId = optionalText(input, 'PhysicalResourceId');
    if (name === undefined && physicalId === undefined)
      throw validationError('Either StackName or PhysicalResourceId must be specified.');
    const owner = () =>
      stacks.all().find(({ resources }) => [...resources.values()].some((each) => each.physicalId === physicalId));
    const stack = name === undefined ? owner() : stacks.get(name);
    if (stack === undefined) throw validationError(`Stack for ${physicalId} does not exist`);
    const logicalId = optionalText(input, 'LogicalResourceId');
    const resources = [...stack.resources.values()].filter((each) => (logicalId ?? each.logicalId) === each.logicalId);
    return {
      StackResources: resources
        .toSorted((a, b) => (a.logicalId < b.logicalId ? -1 : 1))
        .map((resource) => ({
          StackName: stack.request.name,
          StackId: stack.id,
          ...describedResource(resource),
          Timestamp: new Date(resource.updatedAt),
        })),
    };
  };
}
