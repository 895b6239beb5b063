/** Names at most this many edits away from a word may have been meant (cobra's default). */
const closeEnough = 2;

/** What kubectl says of a word that is no command, with the names that may have been meant. */
export function unknownCommandText(word: string, names: readonly string[]): string {
  const near = names
    .filter((name) => distance(word, name) <= closeEnough || name.startsWith(word.toLowerCase()))
    .toSorted();
  const suggestion = near.length > 0 ? `\n\nDid you mean this?\n${near.map((name) => `\t${name}\n`).join('')}` : '';
  return `Error: unknown command "${word}" for "kubectl"${suggestion === '' ? "\nRun 'kubectl --help' for usage." : suggestion}`;
}

/** How many letters have to be put in, taken out or changed to make one word the other, whatever their case. */
function distance(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
