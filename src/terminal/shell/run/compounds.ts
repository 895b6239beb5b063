import type { Shell } from '../shell.ts';
import { patternRegex } from '../expand/pattern.ts';
import type { Command, Compound, Statement } from '../state/syntax.ts';
import { holds } from './conditions.ts';
import { Break, Continue } from './controlFlow.ts';
import { redirect } from './redirections.ts';
import type { Run } from './run.ts';

/** Runs a loop, a condition, a group or another command with commands in it. */
export async function runCompound(shell: Shell, command: Compound, given: Run): Promise<number> {
  const run =
    command.redirections.length === 0 ? given : { ...given, io: await redirect(shell, command.redirections, given) };
  switch (command.type) {
    case 'If':
      return runIf(shell, command, run);
    case 'For':
      return runFor(shell, command, run);
    case 'CStyleFor':
      return runCStyleFor(shell, command, run);
    case 'While':
      return runLoop(shell, () => untilStatus(shell, command.condition, run, true), command.body, run);
    case 'Until':
      return runLoop(shell, () => untilStatus(shell, command.condition, run, false), command.body, run);
    case 'Case':
      return runCase(shell, command, run);
    case 'Group':
      return shell.statements(command.body, run);
    case 'Subshell': {
      const child = shell.subshell();
      const inner = { ...run, io: run.io.copy() };
      return child.contain(() => child.statements(command.body, inner), inner);
    }
    case 'ArithmeticCommand':
      return (await shell.value(command.expression, run)) !== 0n ? 0 : 1;
    case 'ConditionalCommand':
      return (await holds(shell, command.expression, run)) ? 0 : 1;
  }
}

async function untilStatus(shell: Shell, condition: readonly Statement[], run: Run, wanted: boolean): Promise<boolean> {
  const status = await shell.statements(condition, { ...run, tested: true });
  return (status === 0) === wanted;
}

async function runIf(shell: Shell, command: Command<'If'>, run: Run): Promise<number> {
  for (const { condition, body } of command.clauses)
    if (await untilStatus(shell, condition, run, true)) return shell.statements(body, run);
  return command.elseBody === null ? 0 : shell.statements(command.elseBody, run);
}

async function runFor(shell: Shell, command: Command<'For'>, run: Run): Promise<number> {
  const items = command.words === null ? [...shell.state.positional] : await shell.expandWords(command.words, run);
  const next = (): boolean => {
    const item = items.shift();
    if (item !== undefined) shell.assign(command.variable, item);
    return item !== undefined;
  };
  return runLoop(shell, () => Promise.resolve(next()), command.body, run);
}

async function runCStyleFor(shell: Shell, command: Command<'CStyleFor'>, run: Run): Promise<number> {
  const { init, condition, update } = command;
  if (init !== null) await shell.value(init, run);
  let first = true;
  const next = async (): Promise<boolean> => {
    if (!first && update !== null) await shell.value(update, run);
    first = false;
    return condition === null || (await shell.value(condition, run)) !== 0n;
  };
  return runLoop(shell, next, command.body, run);
}

/** Runs the body as long as `next` says so; its status is that of the last turn. */
async function runLoop(
  shell: Shell,
  next: () => Promise<boolean>,
  body: readonly Statement[],
  run: Run,
): Promise<number> {
  let status = 0;
  shell.loops += 1;
  try {
    for (;;) {
      await shell.breathe(run.signal);
      try {
        if (!(await next())) return status;
        status = await shell.statements(body, run);
      } catch (error) {
        if (!(error instanceof Break) && !(error instanceof Continue)) throw error;
        error.levels -= 1;
        if (error.levels > 0 && shell.loops > 1) throw error;
        if (error instanceof Break) return 0;
      }
    }
  } finally {
    shell.loops -= 1;
  }
}

async function runCase(shell: Shell, command: Command<'Case'>, run: Run): Promise<number> {
  const text = await shell.expandText(command.word, run);
  const ignoreCase = shell.state.shopts.has('nocasematch');
  let status = 0;
  let fallsThrough = false;
  for (const { patterns, body, terminator } of command.items) {
    const chosen = fallsThrough || (await matchesAny(shell, patterns, text, ignoreCase, run));
    fallsThrough = false;
    if (!chosen) continue;
    status = await shell.statements(body, run);
    if (terminator === ';;') return status;
    fallsThrough = terminator === ';&';
  }
  return status;
}

async function matchesAny(
  shell: Shell,
  patterns: Command<'Case'>['items'][number]['patterns'],
  text: string,
  ignoreCase: boolean,
  run: Run,
): Promise<boolean> {
  for (const pattern of patterns)
    if (patternRegex(await shell.expandPattern(pattern, run), { ignoreCase }).test(text)) return true;
  return false;
}
