import { redirect } from './redirections.ts';
import { builtins } from '../builtins/builtins.ts';
import type { Shell } from '../shell.ts';
import type { Command } from '../state/syntax.ts';
import { Return, ShellError } from './controlFlow.ts';
import { runPath, runProgram } from './execute.ts';
import type { Run } from './run.ts';
import { findOnPath } from './searchPath.ts';
import type { Program } from '../../program.ts';

/** How deep functions may call each other before it is taken for a mistake. */
const deepest = 1000;

/** Runs a command by name: a function, a builtin, a program or a file, in this order. */
export async function invoke(shell: Shell, argv: readonly string[], run: Run): Promise<number> {
  const [name = '', ...args] = argv;
  const definition = shell.state.functions.get(name);
  if (definition !== undefined) return callFunction(shell, definition, args, run);
  return invokeBuiltin(shell, argv, run);
}

/** As `invoke`, passing over functions: what `command` runs. */
export async function invokeBuiltin(shell: Shell, argv: readonly string[], run: Run): Promise<number> {
  const [name = '', ...args] = argv;
  const builtin = builtins[name];
  if (builtin === undefined) return invokeProgram(shell, argv, run);
  try {
    return await builtin(shell, args, run);
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    await shell.tell(`${name}: ${error.message}`, run);
    return error.status;
  }
}

/** Builtins that are there as programs too, for those who run programs. */
const standalone = new Set(['echo', 'printf', 'test', '[', 'true', 'false', 'pwd', 'kill']);

/** A program on the path, or a file. */
export async function invokeProgram(shell: Shell, argv: readonly string[], run: Run): Promise<number> {
  const [name = ''] = argv;
  const builtin = standalone.has(name) ? builtins[name] : undefined;
  if (builtin !== undefined) return builtin(shell, argv.slice(1), run);
  if (name.includes('/')) return runPath(shell, argv, run);
  const program = findProgram(shell, name);
  if (program !== undefined) return runProgram(shell, program, argv.slice(1), run);
  const file = await findOnPath(shell, name);
  if (file !== undefined) return runPath(shell, [file, ...argv.slice(1)], run);
  await shell.tell(shell.machine.dialect.notFound(name), run);
  const more = shell.machine.missingCommand?.(name);
  if (more !== undefined) await run.io.stderr.write(`${more}\n`);
  return 127;
}

function findProgram(shell: Shell, name: string): Program | undefined {
  return name === '' ? undefined : shell.machine.programs(name);
}

async function callFunction(
  shell: Shell,
  definition: Command<'FunctionDef'>,
  args: readonly string[],
  run: Run,
): Promise<number> {
  const { state } = shell;
  if (state.calls.length >= deepest)
    throw new ShellError(`${definition.name}: maximum function nesting level exceeded (${deepest})`);
  const { positional, calls } = state;
  const { loops } = shell;
  const leave = state.variables.enter();
  state.positional = args;
  state.calls = [definition.name, ...calls];
  shell.loops = 0;
  try {
    const io = await redirect(shell, definition.redirections, run);
    return await shell.command(definition.body, { ...run, io });
  } catch (error) {
    if (error instanceof Return) return error.status;
    throw error;
  } finally {
    leave();
    state.positional = positional;
    state.calls = calls;
    shell.loops = loops;
  }
}
