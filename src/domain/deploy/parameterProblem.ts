import type { FieldProblem } from './fieldProblem.ts';
import type { TemplateParameter } from './templateParameter.ts';

/** Longest value that CloudFormation takes, in bytes; what is longer is not put through a pattern either. */
const longestValue = 4096;

/** What the template itself says against a value, as CloudFormation would say it; undefined when nothing. */
export function parameterProblem(parameter: TemplateParameter, value: string): FieldProblem | undefined {
  const { defaultValue, type } = parameter;
  if (value === '' && defaultValue !== '' && !allowsEmpty(parameter)) return { kind: 'missing' };
  if (value.length > longestValue) return { kind: 'too-long', most: longestValue, sentence: undefined };
  // Of a parameter that names another one in the Parameter Store, only the name is here to be looked at.
  if (type === 'Number' || type === 'List<Number>') {
    const numbers = type === 'Number' ? [value] : value.split(',');
    for (const each of numbers) {
      const problem = numberProblem(parameter, each.trim());
      if (problem !== undefined) return problem;
    }
  }
  return listedProblem(parameter, value) ?? textProblem(parameter, value);
}

function numberProblem(parameter: TemplateParameter, text: string): FieldProblem | undefined {
  const { minValue, maxValue, constraintDescription: sentence } = parameter;
  // CloudFormation takes integers and floats, nothing like 0x10.
  if (!/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text)) return { kind: 'not-a-number' };
  const number = Number(text);
  if (minValue !== undefined && number < minValue) return { kind: 'too-small', least: minValue, sentence };
  if (maxValue !== undefined && number > maxValue) return { kind: 'too-large', most: maxValue, sentence };
  return undefined;
}

function listedProblem(parameter: TemplateParameter, value: string): FieldProblem | undefined {
  const { allowedValues: allowed, constraintDescription: sentence, type } = parameter;
  if (allowed.length === 0) return undefined;
  const values = type === 'CommaDelimitedList' || type.startsWith('List<') ? value.split(',') : [value];
  return values.every((each) => allowed.includes(each.trim())) ? undefined : { kind: 'not-allowed', allowed, sentence };
}

function textProblem(parameter: TemplateParameter, value: string): FieldProblem | undefined {
  const { minLength, maxLength, allowedPattern, constraintDescription: sentence } = parameter;
  if (minLength !== undefined && value.length < minLength) return { kind: 'too-short', least: minLength, sentence };
  if (maxLength !== undefined && value.length > maxLength) return { kind: 'too-long', most: maxLength, sentence };
  if (allowedPattern === undefined || matches(allowedPattern, value)) return undefined;
  return { kind: 'pattern', pattern: allowedPattern, sentence };
}

/** CloudFormation's patterns are Java's and match the whole value. One that JavaScript cannot read is left to AWS. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(value);
  } catch (error) {
    if (error instanceof SyntaxError) return true;
    throw error;
  }
}

/** A default of nothing is a value; without one, so is nothing where a length or a list allows it. */
function allowsEmpty({ minLength, allowedValues, type }: TemplateParameter): boolean {
  return type === 'String' && (minLength === 0 || allowedValues.includes(''));
}
