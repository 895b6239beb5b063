import { AwsFault } from '../../world/fault.ts';
import { optionalNumber, optionalText } from '../queryInput.ts';
import type { Input } from '../inputMembers.ts';
import { pageAfter, type TokenPage } from '../tokenPage.ts';

const largestPage = 400;

/** The page of resources that a Describe call asks for, by their ARNs. */
export function describedPage<T extends { readonly arn: string }>(input: Input, items: readonly T[]): TokenPage<T> {
  return pageAfter(
    items,
    ({ arn }) => arn,
    optionalText(input, 'Marker'),
    Math.min(optionalNumber(input, 'PageSize') ?? largestPage, largestPage),
    () => new AwsFault('ValidationError', 'Invalid marker'),
  );
}
