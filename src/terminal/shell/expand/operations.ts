import type { Run } from '../run/run.ts';
import { ShellError } from '../run/controlFlow.ts';
import type { Shell } from '../shell.ts';
import type { ParameterOperation } from '../state/syntax.ts';
import { keysOf } from '../state/variables.ts';
import { changeCase, removePattern, replacePattern, transform } from './textOperations.ts';
import { lookUp, type Found } from './parameters.ts';
import type { WordNode } from 'just-bash';

/** What an expansion gives: texts, or a word to be expanded in its place. */
export type Outcome = Found | { readonly word: WordNode };

/** `${parameter…}`. Throws `ShellError` where bash complains. */
export async function expandParameter(
  shell: Shell,
  parameter: string,
  operation: ParameterOperation | null,
  run: Run,
): Promise<Outcome> {
  if (operation?.type === 'ArrayKeys') {
    const keys = keysOf(shell.state.variables.find(operation.array)?.value);
    return { items: keys, list: operation.star ? '*' : '@', isSet: true };
  }
  if (operation?.type === 'VarNamePrefix') {
    const names = shell.state.variables.names().filter((name) => name.startsWith(operation.prefix));
    return { items: names, list: operation.star ? '*' : '@', isSet: true };
  }
  const found = await lookUp(shell, parameter, run);
  if (operation?.type === 'Indirection') {
    const target = found.items[0] ?? '';
    if (target === '') throw new ShellError(`${parameter}: invalid indirect expansion`);
    return expandParameter(shell, target, operation.innerOp ?? null, run);
  }
  return operation === null ? checked(shell, parameter, found) : apply(shell, parameter, found, operation, run);
}

function checked(shell: Shell, parameter: string, found: Found): Found {
  if (found.isSet || found.list !== undefined || !shell.state.options.has('nounset')) return found;
  throw new ShellError(`${parameter}: unbound variable`, 127);
}

async function apply(
  shell: Shell,
  parameter: string,
  found: Found,
  operation: Exclude<ParameterOperation, { type: 'Indirection' | 'ArrayKeys' | 'VarNamePrefix' }>,
  run: Run,
): Promise<Outcome> {
  const present = 'checkEmpty' in operation ? isPresent(found, operation.checkEmpty) : true;
  switch (operation.type) {
    case 'DefaultValue':
      return present ? found : { word: operation.word };
    case 'UseAlternative':
      return present ? { word: operation.word } : { items: [''], list: undefined, isSet: false };
    case 'AssignDefault': {
      if (present) return found;
      const text = await shell.expandText(operation.word, run);
      shell.assign(parameter, text);
      return { items: [text], list: undefined, isSet: true };
    }
    case 'ErrorIfUnset': {
      if (present) return found;
      const given = operation.word === null ? '' : await shell.expandText(operation.word, run);
      throw new ShellError(`${parameter}: ${given === '' ? 'parameter null or not set' : given}`, 127);
    }
    case 'BadSubstitution':
      throw new ShellError(`\${${operation.text}}: bad substitution`);
    case 'LengthSliceError':
      throw new ShellError(`${parameter}: bad substitution`);
    default:
      return applyToSet(shell, parameter, checked(shell, parameter, found), operation, run);
  }
}

async function applyToSet(
  shell: Shell,
  parameter: string,
  found: Found,
  operation: Extract<
    ParameterOperation,
    { type: 'Length' | 'Substring' | 'PatternRemoval' | 'PatternReplacement' | 'CaseModification' | 'Transform' }
  >,
  run: Run,
): Promise<Found> {
  const each = (change: (text: string) => string): Found => ({ ...found, items: found.items.map(change) });
  switch (operation.type) {
    case 'Length': {
      const length = found.list === undefined ? Array.from(found.items[0] ?? '').length : found.items.length;
      return { items: [String(length)], list: undefined, isSet: true };
    }
    case 'Substring': {
      const offset = Number(await shell.value(operation.offset, run));
      const length = operation.length === null ? undefined : Number(await shell.value(operation.length, run));
      const all = parameter === '@' || parameter === '*' ? [shell.state.name, ...found.items] : found.items;
      if (found.list !== undefined) return { ...found, items: slice(all, offset, length) };
      return each((text) => slice(Array.from(text), offset, length).join(''));
    }
    case 'PatternRemoval': {
      const pattern = await shell.expandPattern(operation.pattern, run);
      return each((text) => removePattern(text, pattern, operation));
    }
    case 'PatternReplacement': {
      const pattern = await shell.expandPattern(operation.pattern, run);
      const by = operation.replacement === null ? '' : await shell.expandText(operation.replacement, run);
      return each((text) => replacePattern(text, pattern, by, operation));
    }
    case 'CaseModification': {
      const pattern = operation.pattern === null ? undefined : await shell.expandPattern(operation.pattern, run);
      return each((text) => changeCase(text, pattern, operation));
    }
    case 'Transform':
      return each((text) => transform(shell, parameter, text, operation.operator));
  }
}

function isPresent(found: Found, checkEmpty: boolean): boolean {
  return found.isSet && !(checkEmpty && found.items.join('') === '');
}

function slice<T>(items: readonly T[], offset: number, length: number | undefined): readonly T[] {
  const start = offset < 0 ? items.length + offset : offset;
  if (start < 0) return [];
  if (length === undefined) return items.slice(start);
  const end = length < 0 ? items.length + length : start + length;
  if (end < start) throw new ShellError(`${length}: substring expression < 0`);
  return items.slice(start, end);
}
