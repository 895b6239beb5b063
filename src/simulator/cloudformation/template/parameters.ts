import type { ParameterDefinition, Template } from './template.ts';
import { validationError } from './validationError.ts';

/** One parameter of a stack with the value it runs with. */
export interface ParameterValue {
  readonly definition: ParameterDefinition;
  /** As given, or the default. */
  readonly given: string;
  /** What the name in `given` stands for, when the type is a value of the Systems Manager parameter store. */
  readonly resolved: string | undefined;
}

/** What `Ref` gives for a parameter: text, or a list of texts for the list types. */
export function referencedValue(parameter: ParameterValue): string | readonly string[] {
  const value = parameter.resolved ?? parameter.given;
  const isList = /^(CommaDelimitedList|List<)|Value<(List<|CommaDelimitedList)/.test(parameter.definition.type);
  if (!isList) return value;
  return value === '' ? [] : value.split(',').map((part) => part.trim());
}

function refuse(definition: ParameterDefinition, requirement: string): never {
  const { name, constraintDescription } = definition;
  if (constraintDescription !== undefined)
    throw validationError(`Parameter ${name} failed to satisfy constraint: ${constraintDescription}`);
  throw validationError(`Parameter '${name}' ${requirement}`);
}

/** Throws CloudFormation's refusal if a value breaks a constraint of its parameter. Patterns match the whole value. */
export function checkConstraints(definition: ParameterDefinition, value: string): void {
  const { type, allowedValues, allowedPattern, minLength, maxLength, minValue, maxValue } = definition;
  if (allowedValues.length > 0 && !allowedValues.includes(value)) refuse(definition, 'must be one of AllowedValues');
  if (allowedPattern !== undefined && !new RegExp(`^(?:${allowedPattern})$`).test(value))
    refuse(definition, `must match pattern ${allowedPattern}`);
  if (minLength !== undefined && value.length < minLength)
    refuse(definition, `must contain at least ${minLength} characters`);
  if (maxLength !== undefined && value.length > maxLength)
    refuse(definition, `must contain at most ${maxLength} characters`);
  if (type !== 'Number') return;
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isNaN(number)) refuse(definition, 'must be a number');
  if (minValue !== undefined && number < minValue) refuse(definition, `must be a number not less than ${minValue}`);
  if (maxValue !== undefined && number > maxValue) refuse(definition, `must be a number not greater than ${maxValue}`);
}

/**
 * Gives every parameter of the template its value: the given one or the default, checked, and looked up in the parameter
 * store for the types that name one. `stored` answers undefined for a name the store does not have.
 */
export function resolveParameters(
  template: Template,
  given: ReadonlyMap<string, string>,
  stored: (name: string) => string | undefined,
): Map<string, ParameterValue> {
  const unknown = [...given.keys()].filter((name) => !template.parameters.has(name));
  if (unknown.length > 0) throw validationError(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  const definitions = [...template.parameters.values()];
  const missing = definitions.filter(({ name, defaultValue }) => !given.has(name) && defaultValue === undefined);
  if (missing.length > 0)
    throw validationError(`Parameters: [${missing.map(({ name }) => name).join(', ')}] must have values`);
  const values = new Map<string, ParameterValue>();
  const absent: string[] = [];
  for (const definition of definitions) {
    const value = given.get(definition.name) ?? definition.defaultValue ?? '';
    checkConstraints(definition, value);
    const isStored = definition.type.startsWith('AWS::SSM::Parameter::Value<');
    const resolved = isStored ? stored(value) : undefined;
    if (isStored && resolved === undefined) absent.push(value);
    values.set(definition.name, { definition, given: value, resolved });
  }
  if (absent.length > 0)
    throw validationError(`Unable to fetch parameters [${absent.join(',')}] from parameter store for this account.`);
  return values;
}
