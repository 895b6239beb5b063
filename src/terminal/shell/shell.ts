import type { ScriptNode, WordNode } from 'just-bash';
import { CollectedOutput } from '../streams/output.ts';
import { evaluate } from './expand/arithmetic.ts';
import { textOfParameter } from './expand/parameters.ts';
import { expandPattern, expandRegex, expandText, expandWords } from './expand/words.ts';
import { promptText } from './expand/prompt.ts';
import type { Machine } from './machine.ts';
import { parseScript, SyntaxProblem } from './parseScript.ts';
import { assignText } from './run/assignments.ts';
import { runCommand } from './run/commands.ts';
import { Break, Continue, Exit, Interrupted, Return, ShellError } from './run/controlFlow.ts';
import { invoke, invokeBuiltin, invokeProgram } from './run/invoke.ts';
import type { Run } from './run/run.ts';
import type { InteractiveStart, TerminalView } from '../program.ts';
import { startState, type ShellStart } from './state/startState.ts';
import { runStatements } from './run/statements.ts';
import type { ShellState } from './state/shellState.ts';
import type { ArithmeticNode, Part, Statement } from './state/syntax.ts';
import { runFromInput } from './scriptInput.ts';
import { ReadonlyVariable } from './state/variables.ts';
import type { CommandNode } from 'just-bash';

/** Where a person sits who uses a shell. */
export interface Seat {
  readonly view: TerminalView;
  /** Lets the person use a shell until they leave it. */
  interact(shell: Shell): Promise<number>;
}

/** Milliseconds that a shell computes before others get a turn. */
const turn = 8;

/**
 * Runs scripts as bash does, with every command's output going out as it is made. The package's own interpreter gives
 * output when a script has ended, which a terminal cannot wait for; its parser and its commands are used here.
 */
export class Shell {
  readonly machine: Machine;
  readonly state: ShellState;
  readonly startedAt: number;
  /** Loops being run. */
  loops = 0;
  readonly expandingAliases = new Set<string>();
  /** The status of the last command substitution: that of an assignment. */
  substituted: number | undefined;
  readonly #seat: Seat | undefined;
  #breathed = 0;
  #substitutions = 0;

  /** @param seat where the person sits who uses this shell, if one does. */
  constructor(machine: Machine, state: ShellState, seat?: Seat) {
    this.machine = machine;
    this.state = state;
    this.#seat = seat;
    this.startedAt = machine.clock.now();
  }

  get terminal(): TerminalView | undefined {
    return this.#seat?.view;
  }

  /** A shell that starts as this one is, and whose changes stay its own. */
  subshell(): Shell {
    return new Shell(this.machine, this.state.copy(), this.#seat);
  }

  /** A shell of its own, which knows of this one only the environment. */
  spawn(start: ShellStart): Shell {
    const { account, cwd, variables } = this.state;
    const state = startState(this.machine, { account, cwd, env: variables.exported(), ...start });
    return new Shell(this.machine, state, this.#seat);
  }

  /** A shell that takes commands from its input: typed by the person at this one's terminal, or piped in. */
  async interact(start: ShellStart & Pick<InteractiveStart, 'profile' | 'login'>, run: Run): Promise<number> {
    const child = this.spawn(start);
    if (start.login === true) child.state.name = `-${this.machine.dialect.name}`;
    child.state.login = start.login === true;
    if (start.profile !== undefined) await child.run(start.profile, run);
    if (this.#seat !== undefined && run.io.stdin.isTerminal) return this.#seat.interact(child);
    return child.script((inner) => runFromInput(child, inner), run);
  }

  invokeProgram(argv: readonly string[], run: Run): Promise<number> {
    return invokeProgram(this, argv, run);
  }

  /** As a command line would: a function, a builtin, a program or a file. */
  invoke(argv: readonly string[], run: Run): Promise<number> {
    return invoke(this, argv, run);
  }

  /** As `invoke`, passing over functions. */
  invokeBuiltin(argv: readonly string[], run: Run): Promise<number> {
    return invokeBuiltin(this, argv, run);
  }

  /**
   * Runs a script; resolves to its status. Errors in it are written to its standard error. Throws `Exit` when it leaves
   * the shell and `Interrupted` when a person breaks it off.
   */
  async run(source: string, run: Run): Promise<number> {
    try {
      return await this.statements(parseScript(source).statements, run);
    } catch (error) {
      const status = error instanceof Return ? error.status : await this.complain(error, run);
      this.state.status = status;
      return status;
    }
  }

  /** Runs something that no `exit`, `break` or error gets out of, as a subshell's content. */
  async contain(work: () => Promise<number>, run: Run): Promise<number> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Exit || error instanceof Return || error instanceof Interrupted) return error.status;
      if (error instanceof Break || error instanceof Continue) return 0;
      return this.complain(error, run);
    }
  }

  /** Runs something as a whole script: whatever ends it, its `EXIT` trap runs after it. */
  async script(work: (run: Run) => Promise<number>, run: Run): Promise<number> {
    const status = await this.contain(() => work(run), run);
    const last = this.state.traps.get('EXIT');
    this.state.traps.delete('EXIT');
    if (last === undefined) return status;
    return this.contain(async () => {
      await this.run(last, { ...run, signal: new AbortController().signal });
      return status;
    }, run);
  }

  /** Tells of an error in the script and gives its status; anything else is thrown on. */
  async complain(error: unknown, run: Run): Promise<number> {
    if (error instanceof ShellError) {
      await this.tell(error.message, run);
      return error.status;
    }
    if (error instanceof ReadonlyVariable) {
      await this.tell(error.message, run);
      return 1;
    }
    if (error instanceof SyntaxProblem) {
      await this.tell(error.message, run);
      return 2;
    }
    throw error;
  }

  /** Writes a complaint in the shell's name. */
  tell(message: string, { io, line }: Run): Promise<void> {
    const { dialect } = this.machine;
    const { name, interactive } = this.state;
    const start = dialect.complaint({ script: name, line, interactive });
    const text = message.split('\n').map((each) => `${start}${each}\n`);
    return io.stderr.write(text.join(''));
  }

  statements(statements: readonly Statement[], run: Run): Promise<number> {
    return runStatements(this, statements, run);
  }

  command(command: CommandNode, run: Run): Promise<number> {
    return runCommand(this, command, run);
  }

  expandWords(words: readonly WordNode[], run: Run): Promise<string[]> {
    return expandWords(this, words, run);
  }

  expandText(word: WordNode, run: Run): Promise<string> {
    return expandText(this, word, run);
  }

  expandPattern(word: WordNode, run: Run): Promise<string> {
    return expandPattern(this, word, run);
  }

  expandRegex(word: WordNode, run: Run): Promise<string> {
    return expandRegex(this, word, run);
  }

  /** Expands a text that is not part of a script yet, such as the key of an array. */
  async expandSource(source: string, run: Run): Promise<string> {
    const command = parseScript(`: ${source}`).statements[0]?.pipelines[0]?.commands[0];
    const word = command?.type === 'SimpleCommand' ? command.args[0] : undefined;
    return word === undefined ? '' : this.expandText(word, run);
  }

  value(node: ArithmeticNode, run: Run): Promise<bigint> {
    return evaluate(this, node.expression, run);
  }

  /** The value of an arithmetic expression that is still a text. */
  async arithmetic(source: string, run: Run): Promise<bigint> {
    const command = parseScript(`((${source.trim() === '' ? '0' : source}))`).statements[0]?.pipelines[0]?.commands[0];
    if (command?.type !== 'ArithmeticCommand') throw new ShellError(`${source}: syntax error in expression`);
    return this.value(command.expression, run);
  }

  parameter(name: string): string | undefined {
    return textOfParameter(this, name);
  }

  /** Sets a variable, or an item of an array whose subscript is worked out. */
  assign(name: string, text: string): void {
    assignText(this, name, text);
  }

  prompt(text: string): string {
    return promptText(this, text);
  }

  /** What a script writes, without the line ends at its end. */
  async capture(script: ScriptNode | string, run: Run): Promise<string> {
    const output = new CollectedOutput();
    const child = this.subshell();
    const inner = { ...run, io: run.io.with(1, output), tested: false };
    const { statements } = typeof script === 'string' ? parseScript(script) : script;
    this.substituted = await child.contain(() => child.statements(statements, inner), inner);
    if (run.signal.aborted) throw new Interrupted();
    return output.text.replace(/\n+$/, '').replaceAll('\0', '');
  }

  /** The path of a file that holds what the commands of `<(…)` wrote. */
  async substituteProcess({ body, direction }: Part<'ProcessSubstitution'>, run: Run): Promise<string> {
    if (direction === 'output') throw new ShellError('>(…) is not available in this shell');
    const output = new CollectedOutput();
    const child = this.subshell();
    await child.contain(() => child.statements(body.statements, { ...run, io: run.io.with(1, output) }), run);
    const path = `/dev/fd/${63 - (this.#substitutions++ % 32)}`;
    await this.machine.files.writeFile(path, output.text);
    return path;
  }

  /** An absolute path. */
  path(path: string): string {
    return this.machine.files.resolvePath(this.state.cwd, path);
  }

  /** Lets others have a turn if this shell has computed for long; throws `Interrupted` if a person broke it off. */
  async breathe(signal: AbortSignal): Promise<void> {
    const now = performance.now();
    if (now - this.#breathed > turn) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      this.#breathed = performance.now();
    }
    if (signal.aborted) throw new Interrupted();
  }
}
