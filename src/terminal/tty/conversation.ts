import { isAbort } from '../../base/abort.ts';
import { isUnfinished } from '../shell/parseScript.ts';
import { Exit, Interrupted } from '../shell/run/controlFlow.ts';
import type { Run } from '../shell/run/run.ts';
import type { Shell } from '../shell/shell.ts';
import { Descriptors } from '../streams/descriptors.ts';
import { BrokenPipe } from '../streams/output.ts';
import { completionFor } from './completion.ts';
import { expandHistory } from './historyExpansion.ts';
import { LineEditor, type Complete } from './lineEditor.ts';
import type { Terminal } from './terminal.ts';

/** Lines that a shell remembers. */
const remembered = 1000;

/** Who else takes part in a conversation. */
export interface Company {
  /** Completes in place of what completes otherwise, which it is given. */
  readonly complete?: (otherwise: Complete) => Complete;
  /** Whether the terminal is to mark what is pasted, so that no line of it runs before Enter is pressed. */
  readonly takesPastes?: boolean;
  /** The shell is at its prompt: at first, and after each line that was typed. */
  readonly atPrompt?: () => void;
  /** A whole command has been typed and begins. */
  readonly begins?: () => void;
}

/**
 * Lets a person use a shell on a terminal: prompt, line, its output, and again, until they leave. Resolves to the exit
 * code. `hangUp` ends it at once.
 */
export async function converse(
  shell: Shell,
  terminal: Terminal,
  hangUp: AbortSignal,
  { complete = (otherwise) => otherwise, takesPastes = false, atPrompt, begins }: Company = {},
): Promise<number> {
  const { state } = shell;
  state.interactive = true;
  const io = Descriptors.of(terminal.input, terminal.output, terminal.output);
  const editor = new LineEditor(terminal, complete(completionFor(shell)), takesPastes);
  const idle: Run = { io, signal: hangUp, tested: false, line: 1 };
  try {
    for (;;) {
      for (const line of state.jobs.takeEnded()) await terminal.write(`${line}\n`);
      state.variables.set('COLUMNS', String(terminal.columns));
      state.variables.set('LINES', String(terminal.rows));
      atPrompt?.();
      const leave = terminal.enter('raw');
      const typed = await readCommand(shell, editor, terminal, idle).finally(leave);
      if (typed === 'end') {
        await terminal.write(state.login ? 'logout\n' : 'exit\n');
        return state.status;
      }
      if (typed === 'nothing') continue;
      begins?.();
      await perform(shell, terminal, typed.line, idle);
    }
  } catch (error) {
    if (error instanceof Exit) {
      if (!hangUp.aborted) await terminal.write(state.login ? 'logout\n' : 'exit\n');
      return error.status;
    }
    if (isAbort(error) || error instanceof BrokenPipe || error instanceof Interrupted) return 129;
    throw error;
  } finally {
    state.jobs.stopAll();
    const last = state.traps.get('EXIT');
    if (last !== undefined && !hangUp.aborted) await shell.contain(() => shell.run(last, idle), idle);
  }
}

/**
 * One command, over as many lines as it needs, unless it was given up. The terminal is to be raw from the first line to the
 * last: what was typed ahead would else be echoed in between, as if it were for a program.
 */
async function readCommand(
  shell: Shell,
  editor: LineEditor,
  terminal: Terminal,
  run: Run,
): Promise<{ readonly line: string } | 'end' | 'nothing'> {
  const { state } = shell;
  let source: string | undefined;
  for (;;) {
    const prompt = await promptOf(shell, source === undefined ? 'PS1' : 'PS2', run);
    const typed = await editor.read(prompt, state.history, run.signal);
    if (typed === 'interrupt') {
      state.status = 130;
      return 'nothing';
    }
    if (typed === 'end') {
      if (source === undefined) return 'end';
      await terminal.write('\n');
      await shell.tell('syntax error: unexpected end of file', run);
      state.status = 2;
      return 'nothing';
    }
    const line = await withHistory(shell, typed.line, run);
    if (line === undefined) return 'nothing';
    source = source === undefined ? line : `${source}\n${line}`;
    if (source.trim() !== '' && isUnfinished(source)) continue;
    remember(state.history, source);
    return { line: source };
  }
}

async function withHistory(shell: Shell, line: string, run: Run): Promise<string | undefined> {
  try {
    const expanded = expandHistory(line, shell.state.history);
    if (expanded !== undefined) await run.io.stdout.write(`${expanded}\n`);
    return expanded ?? line;
  } catch (error) {
    await shell.tell(error instanceof Error ? error.message : String(error), run);
    return undefined;
  }
}

function remember(history: string[], source: string): void {
  if (source.trim() === '' || source === history.at(-1)) return;
  history.push(source);
  if (history.length > remembered) history.shift();
}

async function promptOf(shell: Shell, name: 'PS1' | 'PS2', run: Run): Promise<string> {
  const text = shell.prompt(shell.state.variables.text(name) ?? (name === 'PS1' ? shell.machine.dialect.prompt : '> '));
  if (!/[$`]/.test(text.replace(/\$ ?$/, ''))) return text;
  const { status } = shell.state;
  const expanded = await shell.expandSource(`"${text.replace(/"/g, String.raw`\"`)}"`, run).catch(() => text);
  shell.state.status = status;
  return expanded;
}

/** Runs a command in the foreground, where Ctrl-C reaches it. */
async function perform(shell: Shell, terminal: Terminal, source: string, idle: Run): Promise<void> {
  const interrupt = new AbortController();
  const foreground = terminal.foreground(() => interrupt.abort(new DOMException('Interrupted', 'AbortError')));
  const run = { ...idle, signal: AbortSignal.any([idle.signal, interrupt.signal]) };
  try {
    await shell.run(source, run);
  } catch (error) {
    if (!(error instanceof Interrupted) && !(isAbort(error) && interrupt.signal.aborted)) throw error;
    shell.state.status = error instanceof Interrupted ? error.status : 130;
    if (interrupt.signal.aborted) await terminal.write('\n');
    const last = shell.state.traps.get('INT');
    if (last !== undefined) await shell.run(last, idle);
  } finally {
    foreground.dispose();
  }
}
