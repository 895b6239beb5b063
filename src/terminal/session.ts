import { isAbort } from '../base/abort.ts';
import type { Account } from './program.ts';
import type { Machine } from './shell/machine.ts';
import { Interrupted } from './shell/run/controlFlow.ts';
import type { Run } from './shell/run/run.ts';
import { Shell, type Seat } from './shell/shell.ts';
import { startState } from './shell/state/startState.ts';
import { Descriptors } from './streams/descriptors.ts';
import { Pipe } from './streams/pipe.ts';
import { BrokenPipe, type Output } from './streams/output.ts';
import { converse } from './tty/conversation.ts';
import { runFromInput } from './shell/scriptInput.ts';
import { Terminal } from './tty/terminal.ts';

/** What is to run on a machine, for whom, and where its output goes. */
export interface SessionRequest {
  readonly machine: Machine;
  readonly account: Account;
  readonly cwd: string;
  readonly env: ReadonlyMap<string, string>;
  readonly what:
    | { readonly kind: 'login'; readonly profile: string }
    /** A line for a shell; `profile` is sourced first. */
    | { readonly kind: 'command'; readonly line: string; readonly profile: string }
    /** A program with its arguments, without a shell. */
    | { readonly kind: 'program'; readonly argv: readonly string[] };
  /** The size of the terminal; undefined for none. */
  readonly terminal: { readonly columns: number; readonly rows: number } | undefined;
  /** Sends output to whoever asked; resolves when more may come, rejects when they have gone. */
  readonly send: (stream: 'stdout' | 'stderr', text: string) => Promise<void>;
}

/** A shell or program that somebody uses from elsewhere: over SSH or `kubectl exec`. */
export class Session {
  readonly #request: SessionRequest;
  readonly #terminal: Terminal | undefined;
  readonly #stdin = new Pipe();
  readonly #hangUp = new AbortController();
  readonly #interrupt = new AbortController();
  /** The exit code. */
  readonly done: Promise<number>;

  constructor(request: SessionRequest) {
    this.#request = request;
    const { terminal } = request;
    this.#terminal = terminal && new Terminal(terminal, (text) => request.send('stdout', text));
    this.done = this.#run();
  }

  /** What the user typed or piped in. Resolves when more may come. */
  async input(text: string): Promise<void> {
    if (this.#terminal !== undefined) return this.#terminal.type(text);
    await this.#stdin.output.write(text).catch(ignoreBrokenPipe);
  }

  /** Nothing more comes in. */
  endInput(): void {
    if (this.#terminal === undefined) this.#stdin.closeWriter();
    else this.#terminal.type('\u0004');
  }

  resize(columns: number, rows: number): void {
    this.#terminal?.resize(columns, rows);
  }

  /** As Ctrl-C, for a session without a terminal. */
  interrupt(): void {
    this.#interrupt.abort(new DOMException('Interrupted', 'AbortError'));
  }

  /** The user has gone. */
  hangUp(): void {
    this.#hangUp.abort(new DOMException('Hung up', 'AbortError'));
    this.#terminal?.hangUp();
    this.#stdin.closeWriter();
    this.#stdin.closeReader();
  }

  async #run(): Promise<number> {
    // The one who asked learns of the session before its first output.
    await Promise.resolve();
    try {
      return await this.#perform();
    } catch (error) {
      if (error instanceof Interrupted) return error.status;
      if (isAbort(error) || error instanceof BrokenPipe || this.#hangUp.signal.aborted) return 129;
      throw error;
    } finally {
      this.#stdin.closeReader();
    }
  }

  async #perform(): Promise<number> {
    const { machine, account, cwd, env, what } = this.#request;
    const terminal = this.#terminal;
    const seat: Seat | undefined = terminal && {
      view: terminal,
      interact: (shell) => converse(shell, terminal, this.#hangUp.signal),
    };
    const shell = new Shell(machine, startState(machine, { account, cwd, env }), seat);
    const foreground = terminal?.foreground(() => this.interrupt());
    const run = this.#start();
    try {
      if (what.kind === 'program') {
        // No shell is there to count itself.
        for (const name of ['PWD', 'SHLVL']) if (!env.has(name)) shell.state.variables.unset(name);
        return await shell.invokeProgram(what.argv, run);
      }
      if (what.kind === 'command') return await this.#command(shell, what.profile, what.line, run);
      shell.state.name = `-${machine.dialect.name}`;
      shell.state.login = true;
      foreground?.dispose();
      await shell.run(what.profile, run);
      if (seat !== undefined) return await seat.interact(shell);
      return await shell.script((inner) => runFromInput(shell, inner), run);
    } finally {
      foreground?.dispose();
    }
  }

  async #command(shell: Shell, profile: string, line: string, run: Run): Promise<number> {
    await shell.run(profile, run);
    return shell.script((inner) => shell.run(line, inner), run);
  }

  #start(): Run {
    const output = (stream: 'stdout' | 'stderr'): Output => ({
      write: (text) => this.#request.send(stream, text),
      isTerminal: false,
    });
    const terminal = this.#terminal;
    const io =
      terminal === undefined
        ? Descriptors.of(this.#stdin.input, output('stdout'), output('stderr'))
        : Descriptors.of(terminal.input, terminal.output, terminal.output);
    return { io, signal: AbortSignal.any([this.#hangUp.signal, this.#interrupt.signal]), tested: false, line: 1 };
  }
}

function ignoreBrokenPipe(error: unknown): void {
  if (!(error instanceof BrokenPipe)) throw error;
}
