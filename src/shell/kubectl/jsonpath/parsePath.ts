import { JsonPathError } from './jsonPathError.ts';
import type { Operand, Step } from './parse.ts';

/** Signs that end the name of a field. */
const nameEnds = ' \t\n.[]{}()"\'@$=<>!,|&?';

/** Reads what stands between braces: `.items[0].metadata.name`, `"\n"`, `@.name`, `..kind`, `$.x`. */
export function parsePath(text: string): readonly Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < text.length;) {
    const sign = text.charAt(at);
    if (sign === '.') {
      at = field(text, at, steps);
    } else if (sign === '[') {
      const end = bracketEnd(text, at);
      steps.push(bracketed(text.slice(at + 1, end)));
      at = end + 1;
    } else if (sign === '"' || sign === "'") {
      const end = quoteEnd(text, at);
      steps.push({ kind: 'literal', value: unquoted(text.slice(at, end + 1)) });
      at = end + 1;
    } else if (sign === '$' || sign === '@') {
      steps.push({ kind: sign === '$' ? 'root' : 'current' });
      at += 1;
    } else if (/[\s]/.test(sign)) {
      at += 1;
    } else {
      const word = /^[-+]?[\w.]+/.exec(text.slice(at))?.[0];
      if (word === undefined) throw new JsonPathError(`unrecognized character in action: U+${code(sign)} '${sign}'`);
      steps.push(literalOf(word));
      at += word.length;
    }
  }
  return steps;
}

/** `.name`, `..`, `.*`, `.name\.with\.dots`; returns where it ends. */
function field(text: string, from: number, steps: Step[]): number {
  let at = from + 1;
  if (text.charAt(at) === '.') {
    steps.push({ kind: 'descend' });
    at += 1;
    if (text.charAt(at) === '[') return at;
  }
  let name = '';
  for (; at < text.length && !nameEnds.includes(text.charAt(at)); at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    name += text.charAt(at);
  }
  if (name === '*') steps.push({ kind: 'wildcard' });
  // A point alone leads nowhere; one before a bracket is not needed.
  else if (name !== '' || at >= text.length) steps.push({ kind: 'field', name });
  return at;
}

function literalOf(word: string): Step {
  if (/^[-+]?\d+(?:\.\d+)?$/.test(word)) return { kind: 'literal', value: Number(word) };
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' };
  return { kind: 'unknown', name: word };
}

/** What stands between brackets: an index, a slice, names, a filter, or several paths. */
function bracketed(inside: string): Step {
  const text = inside.trim();
  if (text === '*') return { kind: 'wildcard' };
  const filter = /^\?\s*\((.*)\)$/s.exec(text)?.[1];
  if (filter !== undefined) return filterOf(filter);
  const quotedKey = /^'([^']*)'$/.exec(text)?.[1];
  if (quotedKey !== undefined) return { kind: 'union', paths: [parsePath(`.${quotedKey}`)] };
  const parts = text.includes('"') ? [text] : outside(text, ',');
  if (parts.length > 1) return { kind: 'union', paths: parts.map((part) => [bracketed(part)]) };
  const [, from, toPart, to, , step] = /^(-?\d+)?(\s*:\s*(-?\d+)?)?(:(-?\d+)?)?$/.exec(text) ?? [];
  if (text === '' || (from === undefined && toPart === undefined))
    throw new JsonPathError(`invalid array index ${text}`);
  const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
  return { kind: 'slice', from: number(from), to: number(to), step: number(step), single: toPart === undefined };
}

function filterOf(text: string): Step {
  const [, left = '', operator = '', right = ''] =
    /^((?:"[^"]*"|'[^']*'|[^"'=<>!])*)(==|!=|<=|>=|<|>|=)(.*)$/s.exec(text) ?? [];
  if (operator === '') return { kind: 'filter', left: operandOf(text), operator: 'exists', right: undefined };
  return { kind: 'filter', left: operandOf(left), operator, right: operandOf(right) };
}

function operandOf(text: string): Operand {
  return parsePath(text.trim());
}

function bracketEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '"' || sign === "'") at = quoteEnd(text, at);
    else if (sign === '[') depth += 1;
    else if (sign === ']') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  throw new JsonPathError('unterminated array');
}

function quoteEnd(text: string, from: number): number {
  const quote = text.charAt(from);
  for (let at = from + 1; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === quote) return at;
  }
  throw new JsonPathError('unterminated quoted string');
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function unquoted(text: string): string {
  return text.slice(1, -1).replaceAll(/\\(.)/gs, (_, sign: string) => escapes[sign] ?? sign);
}

/** Splits at a sign that stands in no quotes. */
function outside(text: string, sign: string): readonly string[] {
  const parts: string[] = [''];
  let quote = '';
  for (const each of text) {
    if (quote === '' && each === sign) {
      parts.push('');
      continue;
    }
    if (each === quote) quote = '';
    else if (quote === '' && (each === '"' || each === "'")) quote = each;
    parts[parts.length - 1] += each;
  }
  return parts;
}

function code(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
