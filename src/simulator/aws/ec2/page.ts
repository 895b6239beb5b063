import { AwsFault } from '../../world/fault.ts';
import { optionalNumber, optionalText } from './input.ts';
import type { Input } from '../inputMembers.ts';

/** Sizes of page a Describe operation gives. */
export interface PageSize {
  readonly smallest: number;
  readonly largest: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/** The page of `items` that the request asks for. The token names the last item given, so that changes meanwhile do no harm. */
export function pageOf<T>(input: Input, items: readonly T[], keyOf: (item: T) => string, size: PageSize): Page<T> {
  const asked = optionalNumber(input, 'MaxResults');
  if (asked !== undefined && asked < size.smallest)
    throw new AwsFault(
      'InvalidParameterValue',
      `Value ( ${asked} ) for parameter maxResults is invalid. Expecting a value greater than ${size.smallest}.`,
    );
  if (asked !== undefined && asked > size.largest)
    throw new AwsFault(
      'InvalidParameterValue',
      `Value ( ${asked} ) for parameter maxResults is invalid. Expecting a value less than ${size.largest}.`,
    );
  const start = startOf(input, items, keyOf);
  const taken = items.slice(start, start + (asked ?? size.largest));
  const last = taken.at(-1);
  const more = last !== undefined && start + taken.length < items.length;
  return { items: taken, nextToken: more ? Buffer.from(keyOf(last)).toString('base64url') : undefined };
}

function startOf<T>(input: Input, items: readonly T[], keyOf: (item: T) => string): number {
  const token = optionalText(input, 'NextToken');
  if (token === undefined || token === '') return 0;
  const after = Buffer.from(token, 'base64url').toString();
  const index = items.findIndex((item) => keyOf(item) === after);
  if (index < 0) throw new AwsFault('InvalidParameterValue', 'Unable to parse pagination token');
  return index + 1;
}
