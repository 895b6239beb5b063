import { isAbort } from '../../../base/abort.ts';
import { Descriptors } from '../../streams/descriptors.ts';
import { BrokenPipe } from '../../streams/output.ts';
import type { Program, ProgramContext, Start } from '../../program.ts';
import type { Shell } from '../shell.ts';
import { brokenPipeStatus, interruptedStatus } from './controlFlow.ts';
import type { Run } from './run.ts';

/** Runs a program; resolves to its exit code, also when it is interrupted or breaks. */
export async function runProgram(
  shell: Shell,
  program: Program,
  args: readonly string[],
  run: Run,
  start: Start = {},
): Promise<number> {
  const context = contextOf(shell, args, run, start);
  try {
    return await program.run(context);
  } catch (error) {
    if (isAbort(error) || context.signal.aborted) return interruptedStatus;
    if (error instanceof BrokenPipe) return brokenPipeStatus;
    const text = error instanceof Error ? error.message : String(error);
    await context.stderr.write(`${program.name}: ${text}\n`).catch(ignoreBrokenPipe);
    return 1;
  }
}

function contextOf(shell: Shell, args: readonly string[], run: Run, start: Start): ProgramContext {
  const { machine, state } = shell;
  const streams = {
    stdin: start.stdin ?? run.io.stdin,
    stdout: start.stdout ?? run.io.stdout,
    stderr: start.stderr ?? run.io.stderr,
    signal: start.signal ?? run.signal,
  };
  const own = {
    account: start.account ?? state.account,
    cwd: start.cwd ?? state.cwd,
    env: start.env ?? state.variables.exported(),
  };
  return {
    ...streams,
    ...own,
    args,
    files: machine.files,
    clock: machine.clock,
    terminal: shell.terminal,
    get timeZone() {
      return own.env.get('TZ') ?? machine.timeZone?.() ?? 'UTC';
    },
    mayRead: (stat) => machine.mayRead(own.account, stat),
    run(argv, more = {}) {
      const merged = { ...streams, ...own, ...more };
      const child = shell.spawn(merged);
      const io = Descriptors.of(merged.stdin, merged.stdout, merged.stderr);
      return child.invokeProgram(argv, { ...run, io, signal: merged.signal });
    },
    shell(script, { args: given, ...more } = {}) {
      const merged = { ...streams, ...own, ...more };
      const child = shell.spawn({ ...merged, ...(given === undefined ? {} : { args: given }) });
      const io = Descriptors.of(merged.stdin, merged.stdout, merged.stderr);
      const inner = { ...run, io, signal: merged.signal, tested: false, line: 1 };
      return child.script((last) => child.run(script, last), inner);
    },
    interact({ args: given, ...more } = {}) {
      const merged = { ...streams, ...own, ...more };
      const io = Descriptors.of(merged.stdin, merged.stdout, merged.stderr);
      const inner = { ...run, io, signal: merged.signal, tested: false, line: 1 };
      return shell.interact({ ...merged, ...(given === undefined ? {} : { args: given }) }, inner);
    },
  };
}

/** Characters of a file that tell whether it is a script. */
const beginning = 1024;

/** Runs a command that is given by its path: a program where it is at home, or a script. */
export async function runPath(shell: Shell, argv: readonly string[], run: Run): Promise<number> {
  const [name = '', ...args] = argv;
  const { files } = shell.machine;
  const path = shell.path(name);
  const program = shell.machine.programs(path.slice(path.lastIndexOf('/') + 1));
  const stat = await files.stat(path).catch(() => undefined);
  if (program !== undefined && /^(?:\/usr)?(?:\/local)?\/s?bin\//.test(path))
    return runProgram(shell, program, args, run);
  if (stat === undefined) return refuse(shell, `${name}: No such file or directory`, 127, run);
  if (stat.isDirectory) return refuse(shell, `${name}: Is a directory`, 126, run);
  if ((stat.mode & 0o111) === 0) return refuse(shell, `${name}: Permission denied`, 126, run);
  const script = await files.readFile(path);
  if (script.slice(0, beginning).includes('\0'))
    return refuse(shell, `${name}: cannot execute binary file: Exec format error`, 126, run);
  const interpreter = /^#!\s*(?:\S*\/env\s+)?(\S+)/.exec(script)?.[1];
  if (interpreter !== undefined && !/(?:^|\/)(?:ba|da|a)?sh$/.test(interpreter))
    return shell.invokeProgram([interpreter, path, ...args], run);
  const child = shell.spawn({ env: shell.state.variables.exported(), args: argv });
  const inner = { ...run, io: run.io.copy(), tested: false, line: 1 };
  return child.script((last) => child.run(script, last), inner);
}

async function refuse(shell: Shell, message: string, status: number, run: Run): Promise<number> {
  await shell.tell(message, run);
  return status;
}

function ignoreBrokenPipe(error: unknown): void {
  if (!(error instanceof BrokenPipe)) throw error;
}
