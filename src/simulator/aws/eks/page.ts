import { AwsFault } from '../../world/fault.ts';
import { optionalNumber, optionalText } from './input.ts';
import type { Input } from '../inputMembers.ts';

const largest = 100;

/** The part of a list of names that the request asks for; the token is the last name given. */
export function pageOf<T>(input: Input, items: readonly T[], keyOf: (item: T) => string) {
  const size = optionalNumber(input, 'maxResults') ?? largest;
  if (!Number.isInteger(size) || size < 1 || size > largest)
    throw new AwsFault('InvalidParameterException', `maxResults needs to be between 1 and ${largest}`);
  const token = optionalText(input, 'nextToken');
  const start = token === undefined ? 0 : items.findIndex((item) => keyOf(item) === decoded(token)) + 1;
  if (token !== undefined && start === 0) throw new AwsFault('InvalidParameterException', 'Invalid nextToken');
  const taken = items.slice(start, start + size);
  const last = taken.at(-1);
  const more = last !== undefined && start + taken.length < items.length;
  return { items: taken, nextToken: more ? Buffer.from(keyOf(last)).toString('base64url') : null };
}

function decoded(token: string): string {
  return Buffer.from(token, 'base64url').toString();
}
