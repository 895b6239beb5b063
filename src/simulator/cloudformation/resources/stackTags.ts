import type { Properties } from '../properties.ts';
import type { ResourceContext } from '../resourceType.ts';

/** The tags of a resource: the stack's, its own, and those by which CloudFormation marks what it made. */
export function tagsOf(properties: Properties, context: ResourceContext): Record<string, string> {
  return {
    ...context.stackTags,
    ...properties.tags(),
    'aws:cloudformation:stack-name': context.stackName,
    'aws:cloudformation:logical-id': context.logicalId,
    'aws:cloudformation:stack-id': context.stackId,
  };
}
