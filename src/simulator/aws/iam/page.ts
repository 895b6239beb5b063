import { AwsFault } from '../../world/fault.ts';
import { optionalNumber, optionalText, invalid } from '../queryInput.ts';
import type { Input } from '../inputMembers.ts';
import { pageAfter } from '../tokenPage.ts';

const [usual, largest] = [100, 1000];

/** The page of a list that a call asks for, under the list's own name, with what IAM says of those that follow. */
export function pageOfList<T>(
  input: Input,
  name: string,
  items: readonly T[],
  keyOf: (item: T) => string,
  write: (item: T) => unknown,
): object {
  const asked = optionalNumber(input, 'MaxItems') ?? usual;
  if (asked < 1 || asked > largest)
    throw invalid(
      `Value '${asked}' at 'maxItems' failed to satisfy constraint: Member must have value between 1 and ${largest}`,
    );
  const refused = () => new AwsFault('ValidationError', 'Invalid Marker.');
  const page = pageAfter(items, keyOf, optionalText(input, 'Marker'), asked, refused);
  return { [name]: page.items.map(write), IsTruncated: page.next !== undefined, Marker: page.next };
}
