import { refuseForgotten } from './forgottenValue.ts';
import type { ParameterDefinition, Template } from './template.ts';
import { validationError } from './validationError.ts';

/** One parameter of a stack with the value it runs with. */
export interface ParameterValue {
  readonly definition: ParameterDefinition;
  /** As given, or the default. */
  readonly given: string;
  /** What the name in `given` stands for, when the type is a value of the Systems Manager parameter store. */
  readonly resolved: string | undefined;
  /** Whether the value is not kept: whoever needs it is refused. */
  readonly isForgotten?: boolean;
}

/** A parameter of the Systems Manager parameter store, as far as templates care. */
export interface StoredValue {
  readonly type: 'String' | 'StringList' | 'SecureString';
  readonly value: string;
}

const storedType = /^AWS::SSM::Parameter::Value<(.+)>$/;
const listType = /^(CommaDelimitedList|List<)/;

function partsOf(value: string): string[] {
  return value === '' ? [] : value.split(',').map((part) => part.trim());
}

/** What `Ref` gives for a parameter: text, or a list of texts for the list types. */
export function referencedValue({
  definition,
  given,
  resolved,
  isForgotten,
}: ParameterValue): string | readonly string[] {
  if (isForgotten === true) refuseForgotten(definition.name);
  const value = resolved ?? given;
  return listType.test(definition.type.replace(storedType, '$1')) ? partsOf(value) : value;
}

function refuse(definition: ParameterDefinition, requirement: string): never {
  const { name, constraintDescription } = definition;
  if (constraintDescription !== undefined)
    throw validationError(`Parameter ${name} failed to satisfy constraint: ${constraintDescription}`);
  throw validationError(`Parameter '${name}' ${requirement}`);
}

function checkNumber(definition: ParameterDefinition, value: string): void {
  const { minValue, maxValue } = definition;
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isNaN(number)) refuse(definition, 'must be a number');
  if (minValue !== undefined && number < minValue) refuse(definition, `must be a number not less than ${minValue}`);
  if (maxValue !== undefined && number > maxValue) refuse(definition, `must be a number not greater than ${maxValue}`);
}

/**
 * Throws CloudFormation's refusal if a value breaks a constraint of its parameter. Patterns match the whole value; allowed
 * values count for each item of a list. For the types of the parameter store the value is the name, not what it stands for.
 */
export function checkConstraints(definition: ParameterDefinition, value: string): void {
  const { type, allowedValues, allowedPattern, minLength, maxLength } = definition;
  const items = listType.test(type) ? partsOf(value) : [value];
  if (allowedValues.length > 0 && !items.every((item) => allowedValues.includes(item)))
    refuse(definition, 'must be one of AllowedValues');
  if (allowedPattern !== undefined && !items.every((item) => new RegExp(`^(?:${allowedPattern})$`).test(item)))
    refuse(definition, `must match pattern ${allowedPattern}`);
  if (minLength !== undefined && value.length < minLength)
    refuse(definition, `must contain at least ${minLength} characters`);
  if (maxLength !== undefined && value.length > maxLength)
    refuse(definition, `must contain at most ${maxLength} characters`);
  if (type === 'Number' || type === 'List<Number>') for (const item of items) checkNumber(definition, item);
}

/** What the name stands for; undefined for one the store does not have, or a type that names none. */
function resolve(
  { type }: ParameterDefinition,
  name: string,
  stored: (name: string) => StoredValue | undefined,
): string | undefined {
  const [, inner] = storedType.exec(type) ?? [];
  const found = inner === undefined ? undefined : stored(name);
  if (inner === undefined || found === undefined) return undefined;
  if (found.type === 'SecureString')
    throw validationError(`Parameters [${name}] referenced by template have types not supported by CloudFormation.`);
  if (listType.test(inner) !== (found.type === 'StringList'))
    throw validationError(`Types for SSM parameters [${name}] defined in CFN template and SSM are incompatible`);
  return found.type === 'StringList' ? partsOf(found.value).join(',') : found.value;
}

/**
 * Gives every parameter of the template its value: the given one or the default, checked, and looked up in the parameter
 * store for the types that name one. `stored` answers undefined for a name the store does not have.
 */
export function resolveParameters(
  template: Template,
  given: ReadonlyMap<string, string>,
  stored: (name: string) => StoredValue | undefined,
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
    const resolved = resolve(definition, value, stored);
    if (storedType.test(definition.type) && resolved === undefined) absent.push(value);
    values.set(definition.name, { definition, given: value, resolved });
  }
  if (absent.length > 0)
    throw validationError(`Unable to fetch parameters [${absent.join(',')}] from parameter store for this account.`);
  return values;
}
