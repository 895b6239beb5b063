import type { StackResource } from '../../cloudformation/stack.ts';
import type { Stacks } from '../../cloudformation/stacks.ts';
import { validationError } from '../../cloudformation/template/validationError.ts';
import type { Operation } from '../operation.ts';
import { texts } from '../inputMembers.ts';
import { optionalText, requiredText } from '../queryInput.ts';

/** Begins a deletion; a stack that is not there counts as deleted. */
export function deleteStack(stacks: Stacks): Operation {
  return ({ input, principal }) => {
    const stack = stacks.find(requiredText(input, 'StackName'));
    if (stack === undefined) return {};
    const retain = new Set(texts(input, 'RetainResources'));
    const force = optionalText(input, 'DeletionMode') === 'FORCE_DELETE_STACK';
    const failed = stack.status === 'DELETE_FAILED';
    const invalid = `Invalid operation on stack [${stack.id}]. `;
    if (retain.size > 0 && !failed)
      throw validationError(
        `${invalid}When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
      );
    if (force && !failed)
      throw validationError(
        `${invalid}You can activate DeletionMode FORCE_DELETE_STACK in a delete stack operation only when the stack is in the DELETE_FAILED state.`,
      );
    if (![...retain].every((id) => isThere(stack.resources.get(id))))
      throw validationError(
        'The specified resources to retain must be in a valid state. Do not specify resources that are in the DELETE_COMPLETE state.',
      );
    stacks.delete(stack, { retain, force, token: optionalText(input, 'ClientRequestToken'), caller: principal.arn });
    return {};
  };
}

function isThere(resource: StackResource | undefined): boolean {
  return resource !== undefined && resource.status !== 'DELETE_COMPLETE';
}
