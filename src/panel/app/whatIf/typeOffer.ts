import { instanceTypes } from '../../../domain/instanceTypes/instanceTypes.ts';
import type { Offer } from '../../../webview/app/offer.ts';
import { wordMatches } from '../../../webview/app/wordMatches.ts';
import { count } from '../../../webview/app/words.ts';
import type { Strings } from '../words.ts';

/** The instance types that what was typed finds. `shown` is the one in the field, which the list begins near. */
export function typeOffer(typed: string, shown: string, { matches }: Strings['whatIf']): Offer<string> {
  const options = [...instanceTypes().keys()].map((type) => ({ value: type, label: type }));
  return wordMatches(options, typed, shown, (found) => count(matches, found));
}
