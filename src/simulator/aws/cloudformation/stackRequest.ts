import type { OnFailure, Stack, StackRequest } from '../../cloudformation/stack.ts';
import { parameterScope } from '../../cloudformation/stackScope.ts';
import { checkCapabilities } from '../../cloudformation/template/capabilities.ts';
import { conditionsOf, parametersOnly } from '../../cloudformation/template/conditions.ts';
import { mappingScope } from '../../cloudformation/template/mappings.ts';
import { refuseForgotten } from '../../cloudformation/template/forgottenValue.ts';
import { resolveParameters } from '../../cloudformation/template/parameters.ts';
import { checkRules } from '../../cloudformation/template/rules.ts';
import type { Template } from '../../cloudformation/template/template.ts';
import { validationError } from '../../cloudformation/template/validationError.ts';
import { storedParameter } from '../../world/parameterStore.ts';
import type { World } from '../../world/world.ts';
import { flag } from './input.ts';
import { structures, texts, type Input } from '../inputMembers.ts';
import { optionalText, requiredText } from '../queryInput.ts';
import { checkedTemplate, templateOf } from './templateInput.ts';

function givenParameters(input: Input, previous: Stack | undefined): Map<string, string> {
  return new Map(
    structures(input, 'Parameters').map((parameter) => {
      const key = requiredText(parameter, 'ParameterKey');
      if (!flag(parameter, 'UsePreviousValue')) return [key, optionalText(parameter, 'ParameterValue') ?? ''];
      const value = previous?.request.parameters.get(key);
      if (value?.isForgotten === true) refuseForgotten(key);
      if (value === undefined)
        throw validationError(
          `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
        );
      return [key, value.given];
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
  const asked = optionalText(input, 'OnFailure') ?? optionalText(input, 'OnStackFailure');
  if (asked !== undefined && input['DisableRollback'] !== undefined)
    throw validationError('You cannot specify both DisableRollback and OnFailure parameters.');
  if (asked !== undefined && !['DELETE', 'DO_NOTHING', 'ROLLBACK'].includes(asked))
    throw validationError(
      `1 validation error detected: Value '${asked}' at 'onFailure' failed to satisfy constraint: Member must satisfy enum value set: [ROLLBACK, DO_NOTHING, DELETE]`,
    );
  if (flag(input, 'DisableRollback')) return 'DO_NOTHING';
  return asked === 'DELETE' || asked === 'DO_NOTHING' ? asked : 'ROLLBACK';
}

function checkName(name: string): void {
  const broken = /^[a-zA-Z][-a-zA-Z0-9]*$/.test(name)
    ? name.length > 128 && 'have length less than or equal to 128'
    : 'satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*';
  if (broken !== false)
    throw validationError(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must ${broken}`,
    );
}

/** Refuses types outside a list such as `AWS::EC2::*`, when a caller gives one. */
function checkResourceTypes({ resources }: Template, allowed: readonly string[]): void {
  if (allowed.length === 0) return;
  const fits = (type: string) =>
    allowed.some((each) => each === type || (each.endsWith('::*') && type.startsWith(each.slice(0, -1))));
  const other = [...resources.values()].find(({ type }) => !fits(type));
  if (other !== undefined)
    throw validationError(
      `Resource type ${other.type} is not allowed by parameter ResourceTypes [${allowed.join(', ')}]`,
    );
}

/** Tags of the request; those the stack has when it says nothing about any, which an empty list does. */
function tagsOf(input: Input, previous: Stack | undefined): Record<string, string> {
  if (input['Tags'] === undefined && previous !== undefined) return { ...previous.request.tags };
  return Object.fromEntries(structures(input, 'Tags').map((tag) => [String(tag['Key']), String(tag['Value'])]));
}

/**
 * What CreateStack, UpdateStack and CreateChangeSet ask for, with everything about it that can be refused at once refused.
 * `isReviewed` for change sets.
 */
export function stackRequestOf(
  world: World,
  input: Input,
  previous: Stack | undefined,
  isReviewed = false,
): StackRequest {
  const name = previous?.request.name ?? requiredText(input, 'StackName');
  checkName(name);
  const given = givenParameters(input, previous);
  const template =
    flag(input, 'UsePreviousTemplate') && previous !== undefined
      ? checkedTemplate(previous.request.template.body, given)
      : templateOf(input, given);
  const capabilities = texts(input, 'Capabilities');
  checkResourceTypes(template, texts(input, 'ResourceTypes'));
  checkCapabilities(template, capabilities, isReviewed);
  const parameters = resolveParameters(template, given, (path) => storedParameter(world, path));
  const notificationArns = texts(input, 'NotificationARNs');
  const parameter = parameterScope(world, { name, parameters, notificationArns }, previous?.id ?? '');
  const mapping = mappingScope(template.mappings);
  checkRules(template, parametersOnly(parameter, mapping, conditionsOf(template, parameter, mapping)));
  return {
    name,
    template,
    parameters,
    tags: tagsOf(input, previous),
    capabilities,
    onFailure: onFailureOf(input),
    timeoutMinutes: timeoutOf(input),
    retainExceptOnCreate: flag(input, 'RetainExceptOnCreate'),
    notificationArns,
    roleArn: optionalText(input, 'RoleARN'),
    token: optionalText(input, 'ClientRequestToken'),
  };
}
