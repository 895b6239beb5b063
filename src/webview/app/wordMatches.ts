import type { Offer } from './combobox.ts';

/** Matches shown at once; typing narrows them. */
const mostShown = 60;
/** Values shown before the chosen one. */
const shownBefore = 5;

/**
 * What a combobox of plain texts offers: those with every word of what was typed in them, those that begin with it first.
 * Without a text, the list begins a little before the value that is chosen.
 *
 * @param matches says how many match
 */
export function wordMatches(
  values: readonly string[],
  typed: string,
  chosen: string,
  matches: (count: number) => string,
): Offer<string> {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const matching = values.filter((value) => words.every((word) => value.toLowerCase().includes(word)));
  const first = words[0] ?? '';
  const ordered = [
    ...matching.filter((value) => value.toLowerCase().startsWith(first)),
    ...matching.filter((value) => !value.toLowerCase().startsWith(first)),
  ];
  const start = typed === '' ? Math.max(0, ordered.indexOf(chosen) - shownBefore) : 0;
  return {
    options: ordered.slice(start, start + mostShown).map((value) => ({ value, label: value })),
    note: matches(matching.length),
  };
}
