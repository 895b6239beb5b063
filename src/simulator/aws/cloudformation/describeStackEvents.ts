import type { StackEvent } from '../../cloudformation/stack.ts';
import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText } from '../queryInput.ts';
import { pageOf } from './page.ts';

const pageSize = 100;

export function describeStackEvents(stacks: Stacks): Operation {
  return ({ input }) => {
    const name = requiredText(input, 'StackName');
    const stack = stacks.existing(name);
    const described = (event: StackEvent) => ({
      StackId: stack.id,
      EventId: event.id,
      StackName: stack.request.name,
      LogicalResourceId: event.logicalId,
      PhysicalResourceId: event.physicalId ?? '',
      ResourceType: event.type,
      Timestamp: new Date(event.at),
      ResourceStatus: event.status,
      ResourceStatusReason: event.reason,
      ResourceProperties: event.propertiesText,
      ClientRequestToken: event.token,
    });
    const page = pageOf(stack.events, ({ id }) => id, optionalText(input, 'NextToken'), pageSize);
    return { StackEvents: page.items.map(described), NextToken: page.nextToken };
  };
}
