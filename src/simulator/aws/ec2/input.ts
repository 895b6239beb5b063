import { AwsFault } from '../../world/fault.ts';
import type { Tags } from '../../world/state.ts';

export type Input = Readonly<Record<string, unknown>>;

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

/** A list of texts; empty when absent. */
export function texts(input: Input, name: string): string[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** A list of structures; empty when absent. */
export function structures(input: Input, name: string): Input[] {
  const value = input[name];
  return Array.isArray(value)
    ? value.filter((each): each is Input => typeof each === 'object' && each !== null && !Array.isArray(each))
    : [];
}

/** Tags given for a kind of resource when it is created. */
export function tagSpecification(input: Input, resourceType: string): Tags {
  const wanted = structures(input, 'TagSpecification').filter((each) => each['ResourceType'] === resourceType);
  return Object.fromEntries(wanted.flatMap((each) => structures(each, 'Tag').map(tagOf)));
}

/** A tag as name and value. */
export function tagOf(tag: Input): [string, string] {
  return [requiredText(tag, 'Key'), optionalText(tag, 'Value') ?? ''];
}
