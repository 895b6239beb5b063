import type { Stacks } from '../../cloudformation/stacks.ts';
import { validationError } from '../../cloudformation/template/validationError.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText, texts } from './input.ts';

/** Begins a deletion; a stack that is not there counts as deleted. */
export function deleteStack(stacks: Stacks): Operation {
  return ({ input }) => {
    const stack = stacks.find(requiredText(input, 'StackName'));
    if (stack === undefined) return {};
    const retain = new Set(texts(input, 'RetainResources'));
    const force = optionalText(input, 'DeletionMode') === 'FORCE_DELETE_STACK';
    if ((retain.size > 0 || force) && stack.status !== 'DELETE_FAILED')
      throw validationError(
        `Invalid operation on stack [${stack.id}]. ${force ? 'DeletionMode FORCE_DELETE_STACK' : 'RetainResources'} can only be specified for a stack in DELETE_FAILED state`,
      );
    const others = [...retain].filter((id) => stack.resources.get(id)?.status !== 'DELETE_FAILED');
    if (others.length > 0)
      throw validationError(
        `Invalid operation on stack [${stack.id}]. Only resources in DELETE_FAILED state can be retained, not [${others.join(', ')}]`,
      );
    stacks.delete(stack, { retain, force, token: optionalText(input, 'ClientRequestToken') });
    return {};
  };
}
