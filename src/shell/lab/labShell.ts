import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import type { LabShell, LabShellOptions, ShellPrompt } from '../../ports/labShell.ts';
import type { RunEnd } from '../../ports/terminals.ts';
import { Shell, type Seat } from '../../terminal/shell/shell.ts';
import { startState } from '../../terminal/shell/state/startState.ts';
import { converse, type Company } from '../../terminal/tty/conversation.ts';
import { Terminal } from '../../terminal/tty/terminal.ts';
import { CommandRun } from './commandRun.ts';
import { completionWith } from './completion/completion.ts';
import { HostPaths } from './files/hostPaths.ts';
import { labMachine, personOf } from './labMachine.ts';
import { joinAgent } from './sharedAgent.ts';
import { shellVariables } from './shellVariables.ts';
import { Screen } from './screen.ts';

/** Goes to the end of what is typed at a prompt and takes it away. */
const emptyLine = '\u0005\u0015';

/** Ctrl-C. */
const interrupt = '\u0003';

/** A bash of ours for a person on a terminal, with the tools of the lab as its programs. */
export class RunningLabShell implements LabShell {
  readonly ended: Promise<number>;
  readonly #options: LabShellOptions;
  readonly #terminal: Terminal;
  readonly #shell: Shell;
  readonly #screen: Screen;
  readonly #hangUp = new AbortController();
  readonly #prompted = new Emitter<ShellPrompt>();
  readonly onDidPrompt = this.#prompted.event;
  readonly #scratch: string;
  readonly #leaving: Disposable;
  #atPrompt = Promise.withResolvers<void>();
  #isAtPrompt = false;
  #run: CommandRun | undefined;

  constructor(options: LabShellOptions) {
    this.#options = options;
    this.#scratch = mkdtempSync(path.join(os.tmpdir(), 'eks-lab-shell-'));
    const paths = new HostPaths(process.platform, this.#scratch);
    const account = personOf(paths, options.environment);
    this.#screen = new Screen((text) => {
      this.#run?.written(text);
      options.write(text);
    });
    this.#terminal = new Terminal(options, (text) => this.#screen.show(text));
    const { settings, editFile, missingCommand } = options;
    const { agent, leaving } = joinAgent();
    this.#leaving = leaving;
    const machine = labMachine({ paths, account, settings, agent, editFile, missingCommand });
    const env = shellVariables(options.environment, account.home, agent);
    const seat: Seat = { view: this.#terminal, interact: (shell) => this.#converse(shell, {}) };
    this.#shell = new Shell(machine, startState(machine, { account, cwd: paths.toShell(options.cwd), env }), seat);
    this.#shell.state.history.push(...options.history.load());
    this.ended = this.#live();
  }

  input(text: string): void {
    // The line at the prompt is given up: what runs next begins at the prompt after it, or it would be taken for what ended.
    if (text === interrupt) this.#promptLeft();
    this.#terminal.type(text);
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
  }

  async run(command: string): Promise<RunEnd> {
    await Promise.race([this.#atPrompt.promise, this.ended]);
    if (this.#hangUp.signal.aborted) return { exitCode: undefined, output: undefined };
    const run = new CommandRun();
    this.#run = run;
    this.input(`${emptyLine}${command.replaceAll('\n', '\r')}\r`);
    return await run.ended;
  }

  dispose(): void {
    this.#hangUp.abort(new DOMException('Hung up', 'AbortError'));
    this.#terminal.hangUp();
  }

  async #live(): Promise<number> {
    try {
      await this.#terminal.write(this.#options.greeting);
      return await this.#converse(this.#shell, {
        atPrompt: () => this.#promptReached(),
        begins: () => {
          this.#promptLeft();
          this.#run?.begin();
        },
      });
    } finally {
      this.#run?.end(undefined);
      this.#hangUp.abort(new DOMException('The shell was left.', 'AbortError'));
      this.#prompted.dispose();
      this.#leaving.dispose();
      rmSync(this.#scratch, { recursive: true, force: true });
    }
  }

  #converse(shell: Shell, company: Company): Promise<number> {
    const complete = completionWith(shell);
    return converse(shell, this.#terminal, this.#hangUp.signal, { ...company, complete, takesPastes: true });
  }

  #promptReached(): void {
    const { status, variables, history } = this.#shell.state;
    this.#options.history.save(history);
    this.#run?.end(status);
    this.#run = undefined;
    const told = this.#options.variables.flatMap((name) => {
      const value = variables.text(name);
      return value === undefined ? [] : [[name, value] as const];
    });
    this.#prompted.fire({ status, variables: new Map(told) });
    this.#isAtPrompt = true;
    this.#atPrompt.resolve();
  }

  #promptLeft(): void {
    if (this.#isAtPrompt) this.#atPrompt = Promise.withResolvers();
    this.#isAtPrompt = false;
  }
}
