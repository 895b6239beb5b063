import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';

export function getTemplate(stacks: Stacks): Operation {
  return ({ input }) => {
    const stack = stacks.get(requiredText(input, 'StackName'));
    return { TemplateBody: stack.request.template.body, StagesAvailable: ['Original', 'Processed'] };
  };
}
