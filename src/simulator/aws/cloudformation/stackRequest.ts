import { checkCapabilities } from '../../cloudformation/template/capabilities.ts';
import { parseTemplate } from '../../cloudformation/template/parseTemplate.ts';
import { resolveParameters } from '../../cloudformation/template/parameters.ts';
import type { Template } from '../../cloudformation/template/template.ts';
import { validateTemplate } from '../../cloudformation/template/validateTemplate.ts';
import { validationError } from '../../cloudformation/template/validationError.ts';
import { knownTypes } from '../../cloudformation/resources/resourceTypes.ts';
import type { OnFailure, Stack, StackRequest } from '../../cloudformation/stack.ts';
import { publicParameter } from '../../world/publicParameters.ts';
import type { World } from '../../world/world.ts';
import { flag, optionalText, requiredText, structures, texts } from './input.ts';

type Input = Readonly<Record<string, unknown>>;

/** Bytes CloudFormation takes in a request; larger templates have to be in S3. */
const templateLimit = 51_200;

/** The template a request carries, read and checked. */
export function templateOf(input: Input): Template {
  const body = optionalText(input, 'TemplateBody');
  if (body === undefined && optionalText(input, 'TemplateURL') !== undefined)
    throw validationError('TemplateURL must be a supported URL.');
  if (body === undefined) throw validationError('Either Template URL or Template Body must be specified.');
  if (Buffer.byteLength(body) > templateLimit)
    throw validationError(
      `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${templateLimit}`,
    );
  const template = parseTemplate(body);
  validateTemplate(template, knownTypes);
  return template;
}

function givenParameters(input: Input, previous: Stack | undefined): Map<string, string> {
  return new Map(
    structures(input, 'Parameters').map((parameter) => {
      const key = requiredText(parameter, 'ParameterKey');
      if (!flag(parameter, 'UsePreviousValue')) return [key, optionalText(parameter, 'ParameterValue') ?? ''];
      const value = previous?.request.parameters.get(key)?.given;
      if (value === undefined)
        throw validationError(
          `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
        );
      return [key, value];
    }),
  );
}

function timeoutOf(input: Input): number | undefined {
  const given = optionalText(input, 'TimeoutInMinutes');
  if (given === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(given))
    throw validationError(
      `1 validation error detected: Value '${given}' at 'timeoutInMinutes' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    );
  return Number(given);
}

function onFailureOf(input: Input): OnFailure {
  const asked = optionalText(input, 'OnFailure');
  if (flag(input, 'DisableRollback')) return 'DO_NOTHING';
  return asked === 'DELETE' || asked === 'DO_NOTHING' ? asked : 'ROLLBACK';
}

/** What CreateStack and CreateChangeSet ask for, with everything about it that can be refused at once refused. */
export function stackRequestOf(world: World, input: Input, previous: Stack | undefined): StackRequest {
  const name = previous?.request.name ?? requiredText(input, 'StackName');
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name))
    throw validationError(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  const template = templateOf(input);
  const capabilities = texts(input, 'Capabilities');
  checkCapabilities(template, capabilities);
  return {
    name,
    template,
    parameters: resolveParameters(template, givenParameters(input, previous), (path) => publicParameter(world, path)),
    tags: Object.fromEntries(structures(input, 'Tags').map((tag) => [String(tag['Key']), String(tag['Value'])])),
    capabilities,
    onFailure: onFailureOf(input),
    terminationProtection: flag(input, 'EnableTerminationProtection'),
    timeoutMinutes: timeoutOf(input),
    token: optionalText(input, 'ClientRequestToken'),
  };
}
