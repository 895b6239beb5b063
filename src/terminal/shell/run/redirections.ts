import { Input, TextInput } from '../../streams/input.ts';
import { nullOutput, type Output } from '../../streams/output.ts';
import type { Descriptors } from '../../streams/descriptors.ts';
import type { Shell } from '../shell.ts';
import type { Redirection } from '../state/syntax.ts';
import { ShellError } from './controlFlow.ts';
import type { Run } from './run.ts';

/** The descriptors after the redirections, made from left to right. Throws `ShellError` when a file cannot be opened. */
export async function redirect(shell: Shell, redirections: readonly Redirection[], run: Run): Promise<Descriptors> {
  let { io } = run;
  for (const redirection of redirections) io = await applyOne(shell, redirection, io, { ...run, io });
  return io;
}

async function applyOne(shell: Shell, redirection: Redirection, io: Descriptors, run: Run): Promise<Descriptors> {
  const { operator, target } = redirection;
  const isInput = operator.startsWith('<');
  const fd = redirection.fdVariable === undefined ? (redirection.fd ?? (isInput ? 0 : 1)) : io.free(10);
  if (redirection.fdVariable !== undefined) shell.assign(redirection.fdVariable, String(fd));
  if (target.type === 'HereDoc') {
    const text = await shell.expandText(target.content, run);
    return io.with(fd, new TextInput(target.stripTabs ? text.replace(/^\t+/gm, '') : text));
  }
  const path = await shell.expandText(target, run);
  switch (operator) {
    case '<<<':
      return io.with(fd, new TextInput(`${path}\n`));
    case '<':
      return io.with(fd, await openInput(shell, path, io));
    case '<>':
    case '>>':
      return io.with(fd, await openOutput(shell, path, io, 'append'));
    case '>|':
      return io.with(fd, await openOutput(shell, path, io, 'truncate'));
    case '>':
      return io.with(fd, await openOutput(shell, path, io, 'create'));
    case '&>':
    case '&>>': {
      const both = await openOutput(shell, path, io, operator === '&>' ? 'create' : 'append');
      return io.with(1, both).with(2, both);
    }
    case '>&':
    case '<&':
      return duplicate(shell, fd, path, io, redirection);
    case '<<':
    case '<<-':
      return io;
  }
}

async function duplicate(
  shell: Shell,
  fd: number,
  from: string,
  io: Descriptors,
  redirection: Redirection,
): Promise<Descriptors> {
  if (from === '-') return io.with(fd, undefined);
  const source = /^\d+-?$/.test(from) ? Number.parseInt(from, 10) : undefined;
  if (source !== undefined) {
    const stream = io.get(source);
    if (stream === undefined) throw new ShellError(`${source}: Bad file descriptor`);
    return from.endsWith('-') ? io.with(fd, stream).with(source, undefined) : io.with(fd, stream);
  }
  if (redirection.operator !== '>&' || redirection.fd !== null) throw new ShellError(`${from}: ambiguous redirect`);
  const both = await openOutput(shell, from, io, 'create');
  return io.with(1, both).with(2, both);
}

async function openInput(shell: Shell, path: string, io: Descriptors): Promise<Input> {
  const special = standardStream(path, io);
  if (special instanceof Input) return special;
  if (path === '/dev/null') return new TextInput('');
  const file = shell.path(path);
  const stat = await shell.machine.files.stat(file).catch(() => undefined);
  if (path === '' || stat === undefined) throw new ShellError(`${path}: No such file or directory`);
  if (stat.isDirectory) throw new ShellError(`${path}: Is a directory`);
  return new TextInput(await shell.machine.files.readFile(file));
}

async function openOutput(
  shell: Shell,
  path: string,
  io: Descriptors,
  mode: 'create' | 'truncate' | 'append',
): Promise<Output> {
  const special = standardStream(path, io);
  if (special !== undefined && !(special instanceof Input)) return special;
  if (path === '/dev/null') return nullOutput;
  const { files } = shell.machine;
  const file = shell.path(path);
  const stat = await files.stat(file).catch(() => undefined);
  if (path === '') throw new ShellError(': No such file or directory');
  if (stat?.isDirectory === true) throw new ShellError(`${path}: Is a directory`);
  if (stat !== undefined && mode === 'create' && shell.state.options.has('noclobber'))
    throw new ShellError(`${path}: cannot overwrite existing file`);
  const folder = file.slice(0, file.lastIndexOf('/')) || '/';
  if (!(await files.exists(folder))) throw new ShellError(`${path}: No such file or directory`);
  if (!shell.machine.mayWrite(shell.state.account, file, stat)) throw new ShellError(`${path}: Permission denied`);
  if (stat === undefined || mode !== 'append') await files.writeFile(file, '');
  return { write: (text) => files.appendFile(file, text), isTerminal: false };
}

const standard: Readonly<Record<string, number>> = {
  '/dev/stdin': 0,
  '/dev/stdout': 1,
  '/dev/stderr': 2,
  '/dev/tty': 1,
};

function standardStream(path: string, io: Descriptors): Input | Output | undefined {
  const fd = standard[path] ?? Number(/^\/dev\/fd\/(\d+)$/.exec(path)?.[1] ?? Number.NaN);
  return Number.isNaN(fd) ? undefined : io.get(fd);
}
