import type { Flag } from '../commandLine.ts';
import { globalFlags } from './globalFlags.ts';
import { verbs, type Verb } from './verbs.ts';

export interface FoundVerb {
  /** The name as the table has it; `''` if the first word is no command. */
  readonly name: string;
  readonly verb: Verb | undefined;
  /** The arguments without the words of the name. */
  readonly rest: readonly string[];
  /** The first word that is no part of the name. */
  readonly next: string | undefined;
}

/** Splits the name of the command off: as many words as the table knows, wherever flags stand between them. */
export function findVerb(args: readonly string[]): FoundVerb {
  const places = wordPlaces(args);
  const taken: number[] = [];
  let name = '';
  for (const place of places) {
    const longer = canonical(`${name} ${args[place] ?? ''}`.trim());
    if (longer === undefined) break;
    name = longer;
    taken.push(place);
  }
  const next = places[taken.length];
  return {
    name,
    verb: Object.hasOwn(verbs, name) ? verbs[name] : undefined,
    rest: args.filter((_, place) => !taken.includes(place)),
    next: next === undefined ? undefined : args[next],
  };
}

/** The names of commands directly under a command; of all that stand alone for `''`. */
export function namesUnder(parent: string): readonly string[] {
  const start = parent === '' ? '' : `${parent} `;
  const below = Object.keys(verbs).filter((name) => name.startsWith(start));
  return [...new Set(below.map((name) => name.slice(start.length).split(' ')[0] ?? ''))].filter((name) => name !== '');
}

/** The name in the table that a name or the beginning of one stands for; undefined if there is none. */
function canonical(words: string): string | undefined {
  const names = [...Object.keys(verbs), ...Object.values(verbs).flatMap(({ aliases }) => aliases ?? [])];
  if (Object.hasOwn(verbs, words) || names.some((name) => name.startsWith(`${words} `))) return words;
  return Object.entries(verbs).find(([, { aliases }]) => aliases?.includes(words))?.[0];
}

/** Where the words are that are neither flags nor their values. Of an unknown flag the next word is taken for its value. */
function wordPlaces(args: readonly string[]): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (word === '--') break;
    if (!word.startsWith('-') || word === '-') places.push(at);
    else if (takesNext(word)) at += 1;
  }
  return places;
}

function takesNext(word: string): boolean {
  if (word.includes('=')) return false;
  const flags: Readonly<Record<string, Flag>> = globalFlags;
  if (word.startsWith('--')) return flags[word.slice(2)]?.kind !== 'switch';
  const short = Object.values(flags).find((flag) => flag.short === word.charAt(1));
  return word.length === 2 && short?.kind !== 'switch';
}
