import type { Shell } from '../shell.ts';
import { patternRegex, patternSource } from './pattern.ts';
import { doubleQuoted, quoteAlways } from './quote.ts';
import { unescape } from './escapes.ts';

/** `${x#pattern}` and its three relatives. */
export function removePattern(
  text: string,
  pattern: string,
  { side, greedy }: { readonly side: 'prefix' | 'suffix'; readonly greedy: boolean },
): string {
  if (side === 'prefix') return text.replace(new RegExp(`^(?:${patternSource(pattern, !greedy)})`, 'su'), '');
  // What stays is as short as it can be for `%%`, and as long for `%`.
  const kept = new RegExp(`^(.*${greedy ? '?' : ''})(?:${patternSource(pattern)})$`, 'su').exec(text);
  return kept?.[1] ?? text;
}

/** `${x/pattern/by}`; an empty pattern matches nothing. */
export function replacePattern(
  text: string,
  pattern: string,
  by: string,
  { all, anchor }: { readonly all: boolean; readonly anchor: 'start' | 'end' | null },
): string {
  if (pattern === '') return anchor === null ? text : anchor === 'start' ? by + text : text + by;
  const source = `(?:${patternSource(pattern)})`;
  const anchored = anchor === 'start' ? `^${source}` : anchor === 'end' ? `${source}$` : source;
  return text.replace(new RegExp(anchored, all ? 'gsu' : 'su'), () => by);
}

/** `${x^^}`, `${x,}`: only characters that match the pattern, if there is one. */
export function changeCase(
  text: string,
  pattern: string | undefined,
  { direction, all }: { readonly direction: 'upper' | 'lower'; readonly all: boolean },
): string {
  const regex = pattern === undefined ? undefined : patternRegex(pattern);
  const change = (character: string) => {
    if (regex?.test(character) === false) return character;
    return direction === 'upper' ? character.toUpperCase() : character.toLowerCase();
  };
  const characters = Array.from(text);
  return characters.map((character, index) => (all || index === 0 ? change(character) : character)).join('');
}

/** `${x@Q}` and the like. */
export function transform(
  shell: Shell,
  parameter: string,
  text: string,
  operator: 'Q' | 'P' | 'a' | 'A' | 'E' | 'K' | 'k' | 'u' | 'U' | 'L',
): string {
  switch (operator) {
    case 'Q':
    case 'K':
    case 'k':
      return quoteAlways(text);
    case 'P':
      return shell.prompt(text);
    case 'E':
      return unescape(text).text;
    case 'U':
      return text.toUpperCase();
    case 'L':
      return text.toLowerCase();
    case 'u':
      return text.charAt(0).toUpperCase() + text.slice(1);
    case 'a':
      return shell.state.variables.find(parameter)?.exported === true ? 'x' : '';
    case 'A':
      return `declare -- ${parameter}=${doubleQuoted(text)}`;
  }
}
