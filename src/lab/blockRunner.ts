import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import { LabError } from '../base/errors.ts';
import { Emitter } from '../base/event.ts';
import type { RunEnd, TerminalRole, TerminalRun, Terminals } from '../ports/terminals.ts';
import { commandText } from './commandText.ts';
import { compareOutput } from './expected/compare.ts';
import type { CommandBlock } from './parseChapter.ts';
import type { RunOutcome, RunState, RunStates } from './runState.ts';

/** Milliseconds a stopped block has to end before Ctrl-C is pressed again. */
const pressAgainAfter = 2000;

/** How a request to run a block was answered. `busy`: another command is still running in that terminal. */
export type RunAnswer = 'started' | 'busy';

interface CurrentRun {
  readonly uri: string;
  readonly block: CommandBlock;
  readonly run: TerminalRun;
  /** Settles once the run's state says how it ended. */
  readonly settled: Promise<RunOutcome>;
  stopped: boolean;
  /** Set once Ctrl-C was pressed: it will be pressed again. */
  again: Disposable | undefined;
}

/** Runs blocks in the lab's terminals and remembers how each went, by text and block. */
export class BlockRunner implements Disposable {
  readonly #terminals: Terminals;
  readonly #clock: Clock;
  readonly #states = new Map<string, Map<string, RunState>>();
  readonly #current = new Map<TerminalRole, CurrentRun>();
  /** Blocks on their way to the terminal, by role; aborted when they are stopped before they get there. */
  readonly #starting = new Map<
    TerminalRole,
    { readonly uri: string; readonly key: string; readonly stop: AbortController }
  >();
  readonly #changed = new Emitter<{ readonly uri: string }>();
  readonly #closing = new AbortController();

  /** Fires with the text whose states have changed. */
  readonly onDidChange = this.#changed.event;

  constructor(terminals: Terminals, clock: Clock) {
    this.#terminals = terminals;
    this.#clock = clock;
  }

  /** States of one text's blocks, by block key. */
  states(uri: string): RunStates {
    return this.#states.get(uri) ?? new Map();
  }

  /**
   * Starts a block; resolves once it has been typed. A terminal does one thing at a time: an endless command in the way is
   * stopped first, any other is left alone and the answer is `busy`. `part` is run instead of the whole block, if given.
   * Throws a `LabError` for a block that cannot be typed, an abort when it is stopped before it is.
   */
  async run(uri: string, block: CommandBlock, part?: string): Promise<RunAnswer> {
    return (await this.#start(uri, block, part)) === undefined ? 'busy' : 'started';
  }

  /** Runs a block as `run` does, and waits until it has ended. */
  async runToEnd(uri: string, block: CommandBlock): Promise<RunOutcome | 'busy'> {
    const started = await this.#start(uri, block, undefined);
    return (await started?.settled) ?? 'busy';
  }

  /** Presses Ctrl-C for a running block until it has ended; nothing happens when it is not running. */
  stop(uri: string, block: CommandBlock): void {
    const starting = this.#starting.get(block.role);
    if (starting?.uri === uri && starting.key === block.key) starting.stop.abort();
    const current = this.#current.get(block.role);
    if (current === undefined || current.uri !== uri || current.block.key !== block.key) return;
    this.#interrupt(current);
  }

  /** Forgets how the blocks of a text went, as when it is closed. */
  forget(uri: string): void {
    if (this.#states.delete(uri)) this.#changed.fire({ uri });
  }

  dispose(): void {
    this.#closing.abort();
    for (const { again } of this.#current.values()) again?.dispose();
    this.#changed.dispose();
  }

  /** Undefined: the terminal is busy. */
  async #start(uri: string, block: CommandBlock, part: string | undefined): Promise<CurrentRun | undefined> {
    const text = commandText(part ?? block.command);
    if (text.kind !== 'ready') throw new LabError('unexpected', block.role, text.kind);
    const { role } = block;
    const before = this.#current.get(role);
    if (this.#starting.has(role) || (before !== undefined && !before.block.endless)) return undefined;
    const stop = new AbortController();
    this.#starting.set(role, { uri, key: block.key, stop });
    const earlier = this.states(uri).get(block.key);
    // A shell may take its time to start: the click shows at once.
    this.#setState(uri, block, { kind: 'running', role, startedAt: this.#clock.now() });
    try {
      if (before !== undefined) await this.#stopAndSettle(before);
      const signal = AbortSignal.any([this.#closing.signal, stop.signal]);
      const run = await this.#terminals.run(text.input, role, signal);
      // What a part prints is no answer to what the whole should.
      return this.#follow(uri, part === undefined ? block : { ...block, expected: undefined }, run);
    } catch (error) {
      this.#setState(uri, block, earlier);
      throw error;
    } finally {
      this.#starting.delete(role);
    }
  }

  #follow(uri: string, block: CommandBlock, run: TerminalRun): CurrentRun {
    const startedAt = this.#clock.now();
    // It leaves the table before it is settled, so that nobody waits for it in vain.
    const settled = run.ended.then((end) => {
      this.#current.delete(block.role);
      current.again?.dispose();
      const outcome = doneState(block, end, this.#clock.now() - startedAt, current.stopped);
      this.#setState(uri, block, outcome);
      return outcome;
    });
    const current: CurrentRun = { uri, block, run, settled, stopped: false, again: undefined };
    this.#current.set(block.role, current);
    return current;
  }

  async #stopAndSettle(current: CurrentRun): Promise<void> {
    this.#interrupt(current);
    await current.settled;
  }

  /** A loop goes on when the command within it answers Ctrl-C in its own way: so it is pressed until the block ends. */
  #interrupt(current: CurrentRun): void {
    current.stopped = true;
    current.run.stop();
    current.again?.dispose();
    current.again = this.#clock.after(pressAgainAfter, () => this.#interrupt(current));
  }

  #setState(uri: string, block: CommandBlock, state: RunState | undefined): void {
    const states = new Map(this.#states.get(uri));
    if (state === undefined) states.delete(block.key);
    else states.set(block.key, state);
    this.#states.set(uri, states);
    this.#changed.fire({ uri });
  }
}

/** A command that failed or was stopped is not held against what it should have printed. */
function doneState(block: CommandBlock, { exitCode, output }: RunEnd, ms: number, stopped: boolean): RunOutcome {
  const comparable = exitCode === 0 && !stopped && output !== undefined && block.expected !== undefined;
  const comparison = comparable ? compareOutput(block.expected, output) : undefined;
  return { kind: 'done', role: block.role, exitCode, ms, stopped, output, comparison };
}
