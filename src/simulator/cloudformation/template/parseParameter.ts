import type { ParameterDefinition } from './template.ts';
import { validationError } from './validationError.ts';
import { isRecord, isScalar, optionalText, type TemplateRecord } from './value.ts';

const named =
  'AWS::EC2::(AvailabilityZone::Name|Image::Id|Instance::Id|KeyPair::KeyName|SecurityGroup::(GroupName|Id)|Subnet::Id|Volume::Id|VPC::Id)|AWS::Route53::HostedZone::Id';
const plain = `String|Number|List<(String|Number|${named})>|CommaDelimitedList|${named}`;
const types = new RegExp(`^(${plain}|AWS::SSM::Parameter::(Name|Value<(${plain})>))$`);
/** What only SSM may name as a list. */
const unlisted = 'List<String>';

const members = new Set([
  'AllowedPattern',
  'AllowedValues',
  'ConstraintDescription',
  'Default',
  'Description',
  'MaxLength',
  'MaxValue',
  'MinLength',
  'MinValue',
  'NoEcho',
  'Type',
]);

function number(name: string, value: TemplateRecord, member: string): number | undefined {
  const given = value[member];
  if (given === undefined) return undefined;
  const parsed = isScalar(given) ? Number(given) : Number.NaN;
  if (Number.isNaN(parsed))
    throw validationError(`Template format error: [/Parameters/${name}/${member}] ${member} must be a number.`);
  return parsed;
}

/** The pattern, if it is one. */
function pattern(name: string, value: unknown): string | undefined {
  const source = optionalText(value);
  try {
    if (source !== undefined) new RegExp(`^(?:${source})$`).test('');
    return source;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw validationError(
      `Template format error: AllowedPattern of parameter ${name} is not a valid regular expression.`,
    );
  }
}

/** Narrows one member of a template's Parameters. */
export function parseParameter(name: string, value: unknown): ParameterDefinition {
  if (!/^[A-Za-z0-9]+$/.test(name))
    throw validationError(`Template format error: Parameter name ${name} is non alphanumeric.`);
  const type = isRecord(value) ? optionalText(value['Type']) : undefined;
  if (!isRecord(value) || type === undefined)
    throw validationError('Template format error: Every Parameters object must contain a Type member.');
  if (!types.test(type) || type === unlisted)
    throw validationError(`Template format error: Unrecognized parameter type: ${type}`);
  const unknown = Object.keys(value).find((member) => !members.has(member));
  if (unknown !== undefined) throw validationError(`Invalid template parameter property '${unknown}'`);
  const allowedValues = value['AllowedValues'] ?? [];
  if (!Array.isArray(allowedValues) || !allowedValues.every(isScalar))
    throw validationError('Template format error: Every AllowedValues member must be a list of strings.');
  if (value['Default'] !== undefined && !isScalar(value['Default']))
    throw validationError('Template format error: Every Default member must be a string.');
  return {
    name,
    type,
    defaultValue: optionalText(value['Default']),
    description: optionalText(value['Description']),
    constraintDescription: optionalText(value['ConstraintDescription']),
    noEcho: optionalText(value['NoEcho'])?.toLowerCase() === 'true',
    allowedValues: allowedValues.map(String),
    allowedPattern: pattern(name, value['AllowedPattern']),
    minLength: number(name, value, 'MinLength'),
    maxLength: number(name, value, 'MaxLength'),
    minValue: number(name, value, 'MinValue'),
    maxValue: number(name, value, 'MaxValue'),
  };
}
