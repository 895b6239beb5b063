import type { WordNode } from 'just-bash';
import type { Run } from '../run/run.ts';
import type { Shell } from '../shell.ts';
import type { Part, WordPart } from '../state/syntax.ts';
import { expandBraces } from './braces.ts';
import { Fields, textOf, type Field } from './fields.ts';
import { matchPaths } from './glob.ts';
import { expandParameter, type Outcome } from './operations.ts';
import { escapeRegex, hasPattern, patternOf } from './pattern.ts';
import { ShellError } from '../run/controlFlow.ts';

const defaultSeparators = ' \t\n';

/** Words as the arguments they become: braces, expansions, splitting and path patterns. */
export async function expandWords(shell: Shell, words: readonly WordNode[], run: Run): Promise<string[]> {
  const texts: string[] = [];
  for (const word of words.flatMap(expandBraces))
    for (const field of await fieldsOf(shell, word, run, true)) texts.push(...(await paths(shell, field)));
  return texts;
}

/** A word as one text, neither split nor matched: the right side of an assignment, the target of a redirection. */
export async function expandText(shell: Shell, word: WordNode, run: Run): Promise<string> {
  return (await oneField(shell, word, run)).map(({ text }) => text).join('');
}

/** A word as a shell pattern, in which what was quoted stands for itself. */
export async function expandPattern(shell: Shell, word: WordNode, run: Run): Promise<string> {
  return patternOf(await oneField(shell, word, run));
}

/** A word as a regular expression, in which what was quoted stands for itself. */
export async function expandRegex(shell: Shell, word: WordNode, run: Run): Promise<string> {
  const field = await oneField(shell, word, run);
  return field.map(({ text, quoted }) => (quoted ? escapeRegex(text) : text)).join('');
}

async function oneField(shell: Shell, word: WordNode, run: Run): Promise<Field> {
  const fields = await fieldsOf(shell, word, run, false);
  return fields.flatMap((field, index) =>
    index === 0 ? field : [{ text: ' ', quoted: true, pattern: false }, ...field],
  );
}

async function paths(shell: Shell, field: Field): Promise<readonly string[]> {
  const { shopts, options, cwd } = shell.state;
  if (options.has('noglob') || !hasPattern(field)) return [textOf(field)];
  const matched = await matchPaths(shell.machine.files, cwd, patternOf(field), shopts);
  if (matched.length > 0) return matched;
  if (shopts.has('failglob')) throw new ShellError(`no match: ${textOf(field)}`);
  return shopts.has('nullglob') ? [] : [textOf(field)];
}

async function fieldsOf(shell: Shell, word: WordNode, run: Run, split: boolean): Promise<readonly Field[]> {
  const separators = shell.state.variables.text('IFS') ?? defaultSeparators;
  const fields = new Fields(separators);
  for (const part of word.parts) await addPart(shell, part, run, fields, { quoted: false, split });
  return fields.finish();
}

interface Where {
  readonly quoted: boolean;
  readonly split: boolean;
}

async function addPart(shell: Shell, part: WordPart, run: Run, fields: Fields, where: Where): Promise<void> {
  switch (part.type) {
    case 'Literal':
      return fields.add(part.value, { quoted: where.quoted });
    case 'SingleQuoted':
    case 'Escaped':
      return fields.add(part.value, { quoted: true });
    case 'Glob':
      return fields.add(part.pattern, { quoted: where.quoted, pattern: !where.quoted });
    case 'DoubleQuoted':
      return addQuoted(shell, part, run, fields);
    case 'TildeExpansion':
      return fields.add(home(shell, part.user), { quoted: true });
    case 'ParameterExpansion':
      return addOutcome(shell, await expandParameter(shell, part.parameter, part.operation, run), run, fields, where);
    case 'CommandSubstitution':
      return addText(await shell.capture(part.body, run), fields, where);
    case 'ArithmeticExpansion':
      return addText(String(await shell.value(part.expression, run)), fields, where);
    case 'ProcessSubstitution':
      return fields.add(await shell.substituteProcess(part, run), { quoted: true });
    case 'BraceExpansion':
      // Only in words that are kept whole, where braces stand for themselves.
      for (const each of expandBraces({ type: 'Word', parts: [part] }))
        for (const inner of each.parts) await addPart(shell, inner, run, fields, where);
  }
}

async function addQuoted(shell: Shell, { parts }: Part<'DoubleQuoted'>, run: Run, fields: Fields): Promise<void> {
  const [only] = parts;
  // "$@" with no arguments is no word at all; any other quotes make one, though it be empty.
  const vanishes = parts.length === 1 && only?.type === 'ParameterExpansion' && /(?:^|\[)@\]?$/.test(only.parameter);
  if (!vanishes) fields.add('', { quoted: true });
  for (const part of parts) await addPart(shell, part, run, fields, { quoted: true, split: false });
}

function addText(text: string, fields: Fields, { quoted, split }: Where): void {
  if (quoted) fields.add(text, { quoted: true });
  else if (split) fields.addSplit(text);
  else fields.add(text, { pattern: true });
}

async function addOutcome(shell: Shell, outcome: Outcome, run: Run, fields: Fields, where: Where): Promise<void> {
  if ('word' in outcome) {
    for (const part of outcome.word.parts) await addPart(shell, part, run, fields, where);
    return;
  }
  const { items, list } = outcome;
  if (list === '*' && (where.quoted || !where.split)) {
    const separator = (shell.state.variables.text('IFS') ?? defaultSeparators).charAt(0);
    return addText(items.join(separator), fields, where);
  }
  for (const [index, text] of items.entries()) {
    if (index > 0) {
      if (where.quoted || where.split) fields.end();
      else fields.add(' ', { quoted: true });
    }
    if (where.quoted) fields.add('', { quoted: true });
    addText(text, fields, where);
  }
}

function home(shell: Shell, user: string | null): string {
  if (user === null) return shell.state.variables.text('HOME') ?? shell.state.account.home;
  const account = shell.machine.accountOf(user);
  return account?.home ?? `~${user}`;
}
