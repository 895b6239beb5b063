import { AwsFault } from '../../world/fault.ts';
import { structure, type Input } from '../inputMembers.ts';

/** A member as text; undefined when absent. */
export function optionalText(input: Input, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}

/** A member that has to be there, as text. */
export function requiredText(input: Input, name: string): string {
  const value = optionalText(input, name);
  if (value === undefined || value === '')
    throw new AwsFault('MissingParameter', `The request must contain the parameter ${name}`);
  return value;
}

/** A whole number; undefined when absent. */
export function optionalNumber(input: Input, name: string): number | undefined {
  const value = optionalText(input, name);
  if (value === undefined) return undefined;
  if (!/^-?\d{1,9}$/.test(value))
    throw new AwsFault('InvalidParameterValue', `Invalid value '${value}' for ${name}. It must be an integer`);
  return Number(value);
}

export function optionalFlag(input: Input, name: string): boolean | undefined {
  const value = optionalText(input, name);
  return value === undefined ? undefined : value === 'true';
}

/** The flag inside an attribute of a Modify operation, such as `EnableDnsSupport.Value`; undefined when absent. */
export function attributeFlag(input: Input, name: string): boolean | undefined {
  const value = attributeText(input, name);
  return value === undefined ? undefined : value === 'true';
}

/** The text inside an attribute of a Modify operation. */
export function attributeText(input: Input, name: string): string | undefined {
  return optionalText(structure(input, name), 'Value');
}
