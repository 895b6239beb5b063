import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { declaredCapabilities, declaredParameters } from './describedTemplate.ts';
import { optionalText } from './input.ts';
import { templateOf } from './stackRequest.ts';

/** What a template declares: the one given, or the one a stack was made from. */
export function getTemplateSummary(stacks: Stacks): Operation {
  return ({ input }) => {
    const name = optionalText(input, 'StackName');
    const template = name === undefined ? templateOf(input) : stacks.get(name).request.template;
    return {
      Parameters: declaredParameters(template),
      Description: template.description,
      ...declaredCapabilities(template),
      ResourceTypes: [...new Set([...template.resources.values()].map(({ type }) => type))],
      Version: '2010-09-09',
      Metadata: template.metadata === undefined ? undefined : JSON.stringify(template.metadata),
    };
  };
}
