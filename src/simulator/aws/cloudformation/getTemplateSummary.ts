import type { Stacks } from '../../cloudformation/stacks.ts';
import { validationError } from '../../cloudformation/template/validationError.ts';
import type { Operation } from '../operation.ts';
import { declaredCapabilities, declaredParameters, declaredTransforms } from './describedTemplate.ts';
import { optionalText } from '../queryInput.ts';
import { templateOf } from './templateInput.ts';

/** What a template declares: the one given, or the one a stack was made from. */
export function getTemplateSummary(stacks: Stacks): Operation {
  return ({ input }) => {
    const name = optionalText(input, 'StackName');
    if (name !== undefined && (input['TemplateBody'] ?? input['TemplateURL']) !== undefined)
      throw validationError('StackName cannot be specified together with TemplateBody or TemplateURL.');
    const template = name === undefined ? templateOf(input) : stacks.get(name).request.template;
    const resources = [...template.resources.values()];
    return {
      Parameters: declaredParameters(template),
      Description: template.description,
      ...declaredCapabilities(template),
      ResourceTypes: [...new Set(resources.map(({ type }) => type))],
      Version: template.processed['AWSTemplateFormatVersion'],
      Metadata: template.metadata === undefined ? undefined : JSON.stringify(template.metadata),
      ...declaredTransforms(template),
    };
  };
}
