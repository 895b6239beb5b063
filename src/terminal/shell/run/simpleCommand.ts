import { serialize, type SimpleCommandNode, type WordNode } from 'just-bash';
import { parseScript } from '../parseScript.ts';
import { quoteIfNeeded } from '../expand/quote.ts';
import type { Shell } from '../shell.ts';
import { assign, parseArrayAssignment } from './assignments.ts';
import { ShellError } from './controlFlow.ts';
import { invoke } from './invoke.ts';
import { redirect } from './redirections.ts';
import type { Run } from './run.ts';
import type { Assignment } from '../state/syntax.ts';

/** Runs `NAME=value command argument > file`, any part of which may be missing. */
export async function runSimple(shell: Shell, command: SimpleCommandNode, run: Run): Promise<number> {
  const alias = aliasOf(shell, command);
  if (alias !== undefined) return runAlias(shell, command, alias, run);
  shell.substituted = undefined;
  if (command.name === null) return assignOnly(shell, command, run);
  const { argv, arrays } = await argumentsOf(shell, command, run);
  if (shell.state.options.has('xtrace')) await run.io.stderr.write(`+ ${argv.map(quoteIfNeeded).join(' ')}\n`);
  if (argv.length === 0) return assignOnly(shell, { ...command, name: null }, run);
  let io;
  try {
    io = await redirect(shell, command.redirections, run);
  } catch (error) {
    if (error instanceof ShellError) return shell.complain(error, run);
    throw error;
  }
  if (argv[0] === 'exec' && argv.length === 1) {
    run.io.become(io);
    return 0;
  }
  const status = await withAssignments(shell, command.assignments, run, () => invoke(shell, argv, { ...run, io }));
  for (const array of arrays) await assign(shell, array, run);
  shell.state.lastArgument = argv.at(-1) ?? '';
  return status;
}

async function assignOnly(shell: Shell, command: SimpleCommandNode, run: Run): Promise<number> {
  for (const assignment of command.assignments) await assign(shell, assignment, run);
  await redirect(shell, command.redirections, run);
  return shell.substituted ?? 0;
}

const declarations = new Set(['declare', 'typeset', 'local', 'export', 'readonly']);

/** The name and its arguments. What `declare` and its like are given is assigned, so it is not split. */
async function argumentsOf(
  shell: Shell,
  command: SimpleCommandNode,
  run: Run,
): Promise<{ readonly argv: readonly string[]; readonly arrays: readonly Assignment[] }> {
  const words = command.name === null ? command.args : [command.name, ...command.args];
  const first = command.name?.parts[0];
  if (first?.type !== 'Literal' || !declarations.has(first.value))
    return { argv: await shell.expandWords(words, run), arrays: [] };
  const argv = [first.value];
  const arrays: Assignment[] = [];
  for (const word of command.args) {
    const start = word.parts[0]?.type === 'Literal' ? word.parts[0].value : '';
    const array = /^\w+\+?=\(/.test(start) ? parseArrayAssignment(sourceOf(word)) : undefined;
    if (array !== undefined) {
      arrays.push(array);
      argv.push(array.name);
    } else if (/^\w+\+?=/.test(start)) argv.push(await shell.expandText(word, run));
    else argv.push(...(await shell.expandWords([word], run)));
  }
  return { argv, arrays };
}

/** The word as it was typed. The parser keeps the text of an array in literals, which must not be escaped again. */
function sourceOf(word: WordNode): string {
  const sources = word.parts.map((part) => {
    if (part.type === 'Literal') return part.value;
    const alone: WordNode = { type: 'Word', parts: [part] };
    return scriptOf({ type: 'SimpleCommand', name: alone, args: [], assignments: [], redirections: [] });
  });
  return sources.join('');
}

function scriptOf(command: SimpleCommandNode): string {
  const pipeline = { type: 'Pipeline' as const, commands: [command], negated: false };
  const statement = { type: 'Statement' as const, pipelines: [pipeline], operators: [], background: false };
  return serialize({ type: 'Script', statements: [statement] }).trim();
}

/** The name of the command if it is an alias, which only a person's shell looks for. */
function aliasOf(shell: Shell, { name }: SimpleCommandNode): string | undefined {
  const [only, ...more] = name?.parts ?? [];
  if (only?.type !== 'Literal' || more.length > 0 || !shell.state.interactive) return undefined;
  const isAlias = shell.state.aliases.has(only.value) && !shell.expandingAliases.has(only.value);
  return isAlias ? only.value : undefined;
}

/** Runs the command with its alias in place of its name. */
async function runAlias(shell: Shell, command: SimpleCommandNode, alias: string, run: Run): Promise<number> {
  const bare = { ...command, name: { type: 'Word' as const, parts: [{ type: 'Literal' as const, value: ':' }] } };
  const value = shell.state.aliases.get(alias) ?? '';
  const source = scriptOf(bare).replace(/^((?:\S+=\S* )*):/, (_, before: string) => `${before}${value}`);
  // `alias ls='ls -l'`: the name inside it means the command itself.
  shell.expandingAliases.add(alias);
  try {
    return await shell.statements(parseScript(source).statements, run);
  } finally {
    shell.expandingAliases.delete(alias);
  }
}

/** Runs something with variables that are its own and then as they were. */
async function withAssignments(
  shell: Shell,
  assignments: readonly Assignment[],
  run: Run,
  work: () => Promise<number>,
): Promise<number> {
  if (assignments.length === 0) return work();
  const { variables } = shell.state;
  const leave = variables.enter();
  try {
    for (const assignment of assignments) {
      const variable = variables.declare(assignment.name, 'here');
      await assign(shell, assignment, run);
      variable.exported = true;
    }
    return await work();
  } finally {
    leave();
  }
}
