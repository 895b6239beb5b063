import { AwsFault } from '../../world/fault.ts';
import { optionalNumber, optionalText, type Input } from '../jsonInput.ts';
import { pageAfter, type TokenPage } from '../tokenPage.ts';

/** The page of names that a call asks for, of at most `largest`. */
export function pageOfNames(input: Input, names: readonly string[], largest: number): TokenPage<string> {
  const asked = optionalNumber(input, 'MaxResults') ?? largest;
  if (asked < 1 || asked > largest)
    throw new AwsFault(
      'ValidationException',
      `1 validation error detected: Value '${asked}' at 'maxResults' failed to satisfy constraint: Member must have value between 1 and ${largest}`,
    );
  return pageAfter(
    names,
    (name) => name,
    optionalText(input, 'NextToken'),
    asked,
    () => new AwsFault('InvalidNextToken', 'The specified token is not valid.'),
  );
}
