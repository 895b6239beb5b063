import type { ChangeSets } from '../../cloudformation/changeSets.ts';
import type { Stacks } from '../../cloudformation/stacks.ts';
import { validationError } from '../../cloudformation/template/validationError.ts';
import type { Operation } from '../operation.ts';
import { optionalText } from '../queryInput.ts';

/** The template of a stack or of a change set: as it was given, or as it is with its transforms applied. */
export function getTemplate(stacks: Stacks, changeSets: ChangeSets): Operation {
  return ({ input }) => {
    const stackName = optionalText(input, 'StackName');
    const changeSetName = optionalText(input, 'ChangeSetName');
    if (stackName === undefined && changeSetName === undefined)
      throw validationError('StackName is required if ChangeSetName is not specified.');
    const { request } =
      changeSetName === undefined ? stacks.get(stackName ?? '') : changeSets.get(changeSetName, stackName);
    const { template } = request;
    const isProcessed = optionalText(input, 'TemplateStage') === 'Processed' && template.transforms.length > 0;
    return {
      TemplateBody: isProcessed ? JSON.stringify(template.processed) : template.body,
      StagesAvailable: ['Original', 'Processed'],
    };
  };
}
