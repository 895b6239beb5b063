/** Divides words into those that name objects and `NAME=VALUE` after them. */
export function eachPair(given: readonly string[]): {
  readonly words: readonly string[];
  readonly pairs: ReadonlyMap<string, string>;
} {
  const isPair = (word: string) => word.indexOf('=') > 0;
  const pairs = given.filter(isPair).map((word): [string, string] => {
    const at = word.indexOf('=');
    return [word.slice(0, at), word.slice(at + 1)];
  });
  return { words: given.filter((word) => !isPair(word)), pairs: new Map(pairs) };
}
