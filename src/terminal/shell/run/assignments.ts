import type { WordNode } from 'just-bash';
import { subscripted, subscriptValue } from '../expand/parameters.ts';
import { parseScript } from '../parseScript.ts';
import type { Shell } from '../shell.ts';
import type { Assignment } from '../state/syntax.ts';
import { keysOf, type Value } from '../state/variables.ts';
import { ShellError } from './controlFlow.ts';
import type { Run } from './run.ts';

/** `name=value`, `name+=value`, `name[key]=value` or `name=(…)`. */
export async function assign(shell: Shell, assignment: Assignment, run: Run): Promise<void> {
  const { name, array, append } = assignment;
  if (array !== null) return assignArray(shell, name, array, append, run);
  const parts = subscripted(name);
  const target =
    parts === undefined ? name : `${parts.name}[${await subscriptValue(shell, parts.name, parts.subscript, run)}]`;
  const text = assignment.value === null ? '' : await shell.expandText(assignment.value, run);
  const integer = shell.state.variables.find(parts?.name ?? name)?.integer === true;
  if (!integer) return assignText(shell, target, append ? (shell.parameter(target) ?? '') + text : text);
  const value = await shell.arithmetic(append ? `${shell.parameter(target) ?? '0'}+(${text})` : text, run);
  assignText(shell, target, String(value));
}

/** Sets `name` or `name[key]`, whose key is worked out already. */
export function assignText(shell: Shell, target: string, text: string): void {
  const { variables, options } = shell.state;
  const parts = subscripted(target);
  if (parts === undefined) {
    if (!/^[A-Za-z_]\w*$/.test(target)) throw new ShellError(`\`${target}': not a valid identifier`);
    variables.set(target, text);
    if (options.has('allexport')) variables.writable(target).exported = true;
    return;
  }
  const variable = variables.writable(parts.name);
  const { value } = variable;
  if (value?.kind === 'map') value.items.set(parts.subscript, text);
  else if (value?.kind === 'list') value.items.set(Number(parts.subscript), text);
  else {
    const items = new Map(value === undefined ? [] : [[0, value.text]]);
    variable.value = { kind: 'list', items: items.set(Number(parts.subscript), text) };
  }
}

async function assignArray(
  shell: Shell,
  name: string,
  words: readonly WordNode[],
  append: boolean,
  run: Run,
): Promise<void> {
  const before = shell.state.variables.find(name)?.value;
  const value: Value =
    before?.kind === 'map'
      ? { kind: 'map', items: new Map(append ? before.items : []) }
      : { kind: 'list', items: new Map(append && before?.kind === 'list' ? before.items : []) };
  let next = append ? Number(keysOf(value).at(-1) ?? -1) + 1 : 0;
  for (const word of words) {
    const keyed = keyedItem(word);
    if (value.kind === 'map') {
      if (keyed === undefined) throw new ShellError(`${name}: must use subscript when assigning associative array`);
      value.items.set(await shell.expandSource(keyed.key, run), await shell.expandText(keyed.word, run));
    } else if (keyed !== undefined) {
      next = Number(await subscriptValue(shell, name, keyed.key, run));
      value.items.set(next++, await shell.expandText(keyed.word, run));
    } else for (const text of await shell.expandWords([word], run)) value.items.set(next++, text);
  }
  shell.state.variables.setValue(name, value);
}

/** `[key]=value` within the parentheses of an array. */
function keyedItem(word: WordNode): { readonly key: string; readonly word: WordNode } | undefined {
  const [first, second] = word.parts;
  const open = first?.type === 'Glob' ? /^\[([^\]]*)\]$/.exec(first.pattern)?.[1] : undefined;
  if (open !== undefined && second?.type === 'Literal' && second.value.startsWith('=')) {
    const rest = [{ ...second, value: second.value.slice(1) }, ...word.parts.slice(2)];
    return { key: open, word: { ...word, parts: rest } };
  }
  const literal = first?.type === 'Literal' ? /^\[([^\]]*)\]=(.*)$/s.exec(first.value) : null;
  if (literal === null || first?.type !== 'Literal') return undefined;
  const rest = [{ ...first, value: literal[2] ?? '' }, ...word.parts.slice(1)];
  return { key: literal[1] ?? '', word: { ...word, parts: rest } };
}

/** `name=(…)` given as the argument of `declare` and its like; undefined if the text is something else. */
export function parseArrayAssignment(source: string): Assignment | undefined {
  if (!/^[A-Za-z_]\w*\+?=\(/.test(source)) return undefined;
  const command = parseScript(source).statements[0]?.pipelines[0]?.commands[0];
  return command?.type === 'SimpleCommand' ? command.assignments[0] : undefined;
}
