import { normalised } from './normalise.ts';

/**
 * How an output compares with what the chapter says it is like. `differs` names what to look at: something `missing`,
 * something `more`, or the same number of lines with other words in one.
 */
export type Comparison =
  | { readonly kind: 'same' }
  | { readonly kind: 'differs'; readonly hint: 'missing' | 'more' | 'other'; readonly line: string };

/**
 * Compares line by line, tolerant of names, ages, addresses and of the order of lines, which follows the names. Lines of
 * one shape count once: a table may have more rows or fewer than the one that was recorded.
 */
export function compareOutput(expected: string, actual: string): Comparison {
  const wanted = new Set(normalised(expected));
  const got = new Set(normalised(actual));
  const missing = [...wanted].filter((line) => !got.has(line));
  const more = [...got].filter((line) => !wanted.has(line));
  const [lost] = missing;
  const [extra] = more;
  if (lost !== undefined) return { kind: 'differs', hint: more.length > 0 ? 'other' : 'missing', line: lost };
  if (extra !== undefined) return { kind: 'differs', hint: 'more', line: extra };
  return { kind: 'same' };
}
