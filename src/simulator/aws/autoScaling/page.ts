import { AwsFault } from '../../world/fault.ts';
import { optionalNumber, optionalText } from '../queryInput.ts';
import type { Input } from '../inputMembers.ts';
import { pageAfter, type TokenPage } from '../tokenPage.ts';

const [usual, largest] = [50, 100];

/** The page of records that a call asks for. */
export function pageOfRecords<T>(input: Input, items: readonly T[], keyOf: (item: T) => string): TokenPage<T> {
  const asked = Math.max(1, Math.min(optionalNumber(input, 'MaxRecords') ?? usual, largest));
  const refused = () => new AwsFault('InvalidNextToken', 'The token is invalid');
  return pageAfter(items, keyOf, optionalText(input, 'NextToken'), asked, refused);
}
