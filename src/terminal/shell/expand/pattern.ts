import type { Field } from './fields.ts';

/** A field as a shell pattern in which everything that is not a pattern is escaped. */
export function patternOf(field: Field): string {
  return field.map(({ text, pattern }) => (pattern ? text : escapePattern(text))).join('');
}

export function escapePattern(text: string): string {
  return text.replace(/[\\*?[\]()|!+@{}]/g, String.raw`\$&`);
}

export function hasPattern(field: Field): boolean {
  return field.some(({ text, pattern }) => pattern && /[*?[]|[@!+](?=\()/.test(text));
}

/** A whole-text regular expression for a shell pattern; `*` and `?` pass over `/` unless `segment`. */
export function patternRegex(pattern: string, { ignoreCase = false } = {}): RegExp {
  return new RegExp(`^(?:${patternSource(pattern)})$`, ignoreCase ? 'isu' : 'su');
}

const classes: Readonly<Record<string, string>> = {
  alnum: String.raw`\p{L}\p{N}`,
  alpha: String.raw`\p{L}`,
  blank: String.raw` \t`,
  cntrl: String.raw`\x00-\x1f\x7f`,
  digit: '0-9',
  graph: String.raw`\x21-\x7e`,
  lower: 'a-z',
  print: String.raw`\x20-\x7e`,
  punct: String.raw`!-\/:-@\[-\x60\x7b-\x7e`,
  space: String.raw`\s`,
  upper: 'A-Z',
  word: String.raw`\w`,
  xdigit: '0-9a-fA-F',
};

/** The source of a regular expression that matches what the pattern matches; `lazy` takes as little as possible. */
export function patternSource(pattern: string, lazy = false): string {
  let source = '';
  let at = 0;
  while (at < pattern.length) {
    const character = pattern[at] ?? '';
    const group = /^[?*+@!]\(/.test(pattern.slice(at)) ? groupAt(pattern, at) : undefined;
    if (group !== undefined) {
      source += groupSource(character, group.alternatives, lazy);
      at = group.end;
      continue;
    }
    const bracket = character === '[' ? bracketAt(pattern, at) : undefined;
    if (bracket !== undefined) {
      source += bracket.source;
      at = bracket.end;
      continue;
    }
    at += 1;
    if (character === '*') source += lazy ? '.*?' : '.*';
    else if (character === '?') source += '.';
    else if (character === '\\') {
      source += escapeRegex(pattern[at] ?? '\\');
      at += 1;
    } else source += escapeRegex(character);
  }
  return source;
}

export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

function groupAt(pattern: string, start: number): { alternatives: string[]; end: number } | undefined {
  const alternatives = [''];
  let depth = 1;
  for (let at = start + 2; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    const last = alternatives.length - 1;
    if (character === '\\') {
      alternatives[last] += pattern.slice(at, at + 2);
      at += 1;
      continue;
    }
    if (character === '(') depth += 1;
    if (character === ')' && --depth === 0) return { alternatives, end: at + 1 };
    if (character === '|' && depth === 1) alternatives.push('');
    else alternatives[last] += character;
  }
  return undefined;
}

function groupSource(kind: string, alternatives: readonly string[], lazy: boolean): string {
  const inner = alternatives.map((each) => patternSource(each, lazy)).join('|');
  if (kind === '!') return `(?!(?:${inner})(?:$|/)).*`;
  return `(?:${inner})${kind === '@' ? '' : kind}`;
}

function bracketAt(pattern: string, start: number): { source: string; end: number } | undefined {
  let at = start + 1;
  const negated = pattern[at] === '!' || pattern[at] === '^';
  if (negated) at += 1;
  let set = '';
  for (let first = true; at < pattern.length; first = false) {
    const character = pattern[at] ?? '';
    if (character === ']' && !first) return { source: `[${negated ? '^' : ''}${set}]`, end: at + 1 };
    const named = /^\[:(\w+):\]/.exec(pattern.slice(at));
    if (named !== null) {
      set += classes[named[1] ?? ''] ?? '';
      at += named[0].length;
      continue;
    }
    const escaped = character === '\\';
    const literal = escaped ? (pattern[at + 1] ?? '') : character;
    set += literal === '-' && !escaped ? '-' : literal.replace(/[\\\]^[\-/{}()|&~!#$%*+,.:;<=>?@`]/g, String.raw`\$&`);
    at += escaped ? 2 : 1;
  }
  return undefined;
}
