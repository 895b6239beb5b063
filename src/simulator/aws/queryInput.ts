import { AwsFault } from '../world/fault.ts';
import type { Tags } from '../world/tags.ts';
import { structures, type Input } from './inputMembers.ts';

/** A member as text; undefined when absent or empty, which the Query protocol cannot tell apart. */
export function optionalText(input: Input, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A member that has to be there, as text. */
export function requiredText(input: Input, name: string): string {
  const value = optionalText(input, name);
  if (value === undefined)
    throw invalid(`Value null at '${memberPath(name)}' failed to satisfy constraint: Member must not be null`);
  return value;
}

/** A whole number; undefined when absent. */
export function optionalNumber(input: Input, name: string): number | undefined {
  const value = optionalText(input, name);
  if (value === undefined) return undefined;
  if (!/^-?\d{1,9}$/.test(value))
    throw invalid(`Value '${value}' at '${memberPath(name)}' failed to satisfy constraint: Member must be an integer`);
  return Number(value);
}

/** A whole number that has to be there. */
export function requiredNumber(input: Input, name: string): number {
  requiredText(input, name);
  return optionalNumber(input, name) ?? 0;
}

/** One of the values a member may have; undefined when absent. */
export function optionalChoice<T extends string>(input: Input, name: string, choices: readonly T[]): T | undefined {
  const value = optionalText(input, name);
  const choice = choices.find((each) => each === value);
  if (value !== undefined && choice === undefined)
    throw invalid(
      `Value '${value}' at '${memberPath(name)}' failed to satisfy constraint: Member must satisfy enum value set: [${choices.join(', ')}]`,
    );
  return choice;
}

/** The tags of a request, by key. */
export function tagsIn(input: Input, name = 'Tags'): Tags {
  return Object.fromEntries(
    structures(input, name).map((tag) => [requiredText(tag, 'Key'), optionalText(tag, 'Value') ?? '']),
  );
}

/** Tags as these services list them. */
export function tagList(tags: Tags): object[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The refusal of an input against its model. */
export function invalid(text: string): AwsFault {
  return new AwsFault('ValidationError', `1 validation error detected: ${text}`);
}

function memberPath(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
