import { knownTypes } from '../../cloudformation/resources/resourceTypes.ts';
import { parseTemplate } from '../../cloudformation/template/parseTemplate.ts';
import type { Template } from '../../cloudformation/template/template.ts';
import { validateTemplate } from '../../cloudformation/template/validateTemplate.ts';
import { validationError } from '../../cloudformation/template/validationError.ts';
import { optionalText } from '../queryInput.ts';
import type { Input } from '../inputMembers.ts';

/** Bytes CloudFormation takes in a request; larger templates have to be in S3. */
const templateLimit = 51_200;

/** Reads and checks a template's text. `given` are values of parameters that its loops run over. */
export function checkedTemplate(body: string, given?: ReadonlyMap<string, string>): Template {
  const template = parseTemplate(body, given);
  validateTemplate(template, knownTypes);
  return template;
}

/** The template a request carries, read and checked. */
export function templateOf(input: Input, given?: ReadonlyMap<string, string>): Template {
  const body = optionalText(input, 'TemplateBody');
  if (body === undefined && optionalText(input, 'TemplateURL') !== undefined)
    throw validationError('TemplateURL must be a supported URL.');
  if (body === undefined) throw validationError('Either Template URL or Template Body must be specified.');
  if (Buffer.byteLength(body) > templateLimit)
    throw validationError(
      `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${templateLimit}`,
    );
  return checkedTemplate(body, given);
}
