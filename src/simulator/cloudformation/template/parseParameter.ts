import type { ParameterDefinition } from './template.ts';
import { validationError } from './validationError.ts';
import { isRecord, isScalar } from './value.ts';

const types =
  /^(String|Number|List<Number>|CommaDelimitedList|(List<)?AWS::EC2::[\w:]+>?|AWS::Route53::HostedZone::Id|AWS::SSM::Parameter::(Name|Value<.+>))$/;

function text(value: unknown): string | undefined {
  return isScalar(value) ? String(value) : undefined;
}

function number(value: unknown): number | undefined {
  return isScalar(value) ? Number(value) : undefined;
}

/** The pattern, if it is one. */
function pattern(name: string, value: unknown): string | undefined {
  const source = text(value);
  try {
    if (source !== undefined) new RegExp(source).test('');
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
  const type = isRecord(value) ? text(value['Type']) : undefined;
  if (!isRecord(value) || type === undefined)
    throw validationError('Template format error: Every Parameters object must contain a Type member.');
  if (!types.test(type)) throw validationError(`Template format error: Unrecognized parameter type: ${type}`);
  const allowedValues = value['AllowedValues'] ?? [];
  if (!Array.isArray(allowedValues))
    throw validationError('Template format error: Every AllowedValues member must be a list.');
  return {
    name,
    type,
    defaultValue: text(value['Default']),
    description: text(value['Description']),
    constraintDescription: text(value['ConstraintDescription']),
    noEcho: text(value['NoEcho']) === 'true',
    allowedValues: allowedValues.map(String),
    allowedPattern: pattern(name, value['AllowedPattern']),
    minLength: number(value['MinLength']),
    maxLength: number(value['MaxLength']),
    minValue: number(value['MinValue']),
    maxValue: number(value['MaxValue']),
  };
}
