import ranges from './wideCharacters.json' with { type: 'json' };

/**
 * How many columns a text takes in a table of the CLI: two for each character that is wide, or that may be, by Unicode's
 * East Asian Width. The ranges in the JSON file are first and last, by turns, of the widths W, F and A (Unicode 14).
 */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

const firstWide = ranges[0] ?? 0;

function isWide(code: number): boolean {
  if (code < firstWide) return false;
  let [low, high] = [0, ranges.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ranges[middle] ?? 0) <= code) low = middle;
    else high = middle - 1;
  }
  return low % 2 === 0 || ranges[low] === code;
}
