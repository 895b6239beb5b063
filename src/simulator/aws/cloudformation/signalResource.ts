import { Signals } from '../../cloudformation/signals.ts';
import type { Stacks } from '../../cloudformation/stacks.ts';
import { validationError } from '../../cloudformation/template/validationError.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from '../queryInput.ts';

/** Tells a resource that waits for it that something went well, or did not. */
export function signalResource(stacks: Stacks): Operation {
  return ({ input }) => {
    const stack = stacks.existing(requiredText(input, 'StackName'));
    const logicalId = requiredText(input, 'LogicalResourceId');
    const status = requiredText(input, 'Status');
    if (status !== 'SUCCESS' && status !== 'FAILURE')
      throw validationError(
        `1 validation error detected: Value '${status}' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [SUCCESS, FAILURE]`,
      );
    const resource = stack.resources.get(logicalId);
    if (resource === undefined)
      throw validationError(`Resource ${logicalId} does not exist for stack ${stack.request.name}`);
    if (!resource.status.endsWith('_IN_PROGRESS'))
      throw validationError(`Resource ${logicalId} is in ${resource.status} state and cannot be signaled.`);
    const uniqueId = requiredText(input, 'UniqueId');
    stacks.signals.receive(Signals.key(stack.id, logicalId), { uniqueId, status, reason: '', data: '' });
    return {};
  };
}
