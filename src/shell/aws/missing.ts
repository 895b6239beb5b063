import { services } from './services.ts';
import { UsageError } from './usage.ts';

const elsewhere = 'The AWS CLI in a terminal has all of them: https://aws.amazon.com/cli';

/** A service that this `aws` does not have. */
export function noSuchService(name: string): UsageError {
  const known = ['configure', ...Object.keys(services)];
  return new UsageError(
    `argument command: Invalid choice: '${name}'${meant(name, known)}\n\nThe services here are ${known.join(', ')}. ${elsewhere}`,
  );
}

/** An operation that a service does not have here. */
export function noSuchOperation(
  command: string,
  name: string | undefined,
  known: readonly string[],
  others: readonly string[],
): UsageError {
  if (name === undefined || name === '') return new UsageError('the following arguments are required: operation');
  const all = [...known, ...others];
  const list = all.length > 40 ? '' : `\n\nThe operations here are ${all.join(', ')}. ${elsewhere}`;
  return new UsageError(
    `argument operation: Invalid choice: '${name}' is not an operation of ${command}${meant(name, all)}${list}`,
  );
}

/** Words of nearly the same letters. */
function meant(word: string, known: readonly string[]): string {
  const near = known
    .map((each) => ({ each, likeness: 1 - distance(word, each) / Math.max(word.length, each.length) }))
    .filter(({ likeness }) => likeness >= 0.75)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, 3);
  return near.length === 0 ? '' : `, maybe you meant:\n\n${near.map(({ each }) => `  * ${each}`).join('\n')}`;
}

/** How many letters must be put in, taken out or changed to make one word of the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let at = 0; at < from.length; at += 1) {
    const next = [at + 1];
    for (let index = 1; index <= to.length; index += 1) {
      const change = (row[index - 1] ?? 0) + (to[index - 1] === from[at] ? 0 : 1);
      next.push(Math.min((next[index - 1] ?? 0) + 1, (row[index] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
