import { placeOf, type Offer, type Option } from './offer.ts';

/** Matches shown at once; typing narrows them. */
const mostShown = 60;
/** Options shown before the chosen one. */
const shownBefore = 5;

/** Those with every word of what was typed in their label or detail. */
export function withWords<Value>(options: readonly Option<Value>[], typed: string): readonly Option<Value>[] {
  const words = wordsOf(typed);
  return options.filter(({ label, detail = '' }) => {
    const searched = `${label} ${detail}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  });
}

/**
 * What a combobox of many options offers: those with every word of what was typed, those that begin with it first.
 * Without a text, the list begins a little before the option that stands in the field.
 *
 * @param matches says how many match
 */
export function wordMatches<Value>(
  options: readonly Option<Value>[],
  typed: string,
  shown: string,
  matches: (count: number) => string,
): Offer<Value> {
  const matching = withWords(options, typed);
  const [first = ''] = wordsOf(typed);
  const begins = ({ label }: Option<Value>) => label.toLowerCase().startsWith(first);
  const ordered = [...matching.filter(begins), ...matching.filter((option) => !begins(option))];
  const start = typed === '' ? Math.max(0, placeOf(ordered, shown) - shownBefore) : 0;
  return { options: ordered.slice(start, start + mostShown), note: matches(matching.length) };
}

function wordsOf(typed: string): readonly string[] {
  return typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}
