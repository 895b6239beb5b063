import { openLabShell } from '../../../src/shell/lab/openLabShell.ts';
import type { LabShell } from '../../../src/ports/labShell.ts';
import type { RunEnd } from '../../../src/ports/terminals.ts';
import { plain, withoutEcho, type SeedTerminal, type Typed } from './practiceTerminal.ts';

/** The prompt of a shell on a node. */
const nodePrompt = /\[ec2-user@[^\]\n]+\]\$ $/;
const interrupt = '\u0003';
/** Milliseconds. */
const patience = 50_000;
const pressAgain = 1000;
const look = 20;

export interface LabShellPlace {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Words that come first in every call of a command. */
  readonly settings: Readonly<Record<string, readonly string[]>>;
}

/** A Lab Shell in which the seed's commands are typed, also into shells on nodes that are reached from it. */
export class LabShellTerminal implements SeedTerminal {
  readonly #shell: LabShell;
  #written = '';
  /** The command of the Lab Shell that has not ended: an `ssh` to a node's shell. */
  #session: Promise<RunEnd> | undefined;

  private constructor({ folder, environment, settings }: LabShellPlace) {
    this.#shell = openLabShell({
      columns: 200,
      rows: 50,
      write: (text) => (this.#written += text),
      cwd: folder,
      environment,
      settings,
      variables: [],
      greeting: '',
      missingCommand: () => undefined,
      editFile: () => Promise.reject(new Error('nobody edits here')),
      history: { load: () => [], save: () => undefined },
    });
  }

  /** Opens one; `setUp` is typed before anything else. */
  static async open(place: LabShellPlace, setUp: string): Promise<LabShellTerminal> {
    const terminal = new LabShellTerminal(place);
    await terminal.type(setUp);
    return terminal;
  }

  async type(command: string): Promise<Typed> {
    const end = this.#begin(command);
    return await this.#ends(command, end, patience);
  }

  async watch(command: string, until: RegExp, meanwhile: () => Promise<unknown>): Promise<Typed> {
    const end = this.#begin(command);
    await meanwhile();
    const deadline = Date.now() + patience;
    while (!until.test(withoutEcho(plain(this.#written), command)) && Date.now() < deadline) await pause(look);
    for (let press = 1; press < 10; press += 1) {
      this.#shell.input(interrupt);
      const ended = await this.#ends(command, end, pressAgain).catch(() => undefined);
      if (ended !== undefined) return ended;
    }
    throw new Error(`Ctrl-C does not end ${command}`);
  }

  /** The Lab Shell ends with its terminal only. */
  readonly over = false;

  dispose(): void {
    this.#shell.dispose();
  }

  /** Types a command; resolves when the Lab Shell is back at its prompt. */
  #begin(command: string): Promise<RunEnd> {
    this.#written = '';
    if (this.#session === undefined) return this.#shell.run(command);
    this.#shell.input(`${command}\r`);
    return this.#session;
  }

  /** Until the Lab Shell, or a shell on a node, is at its prompt. */
  async #ends(command: string, end: Promise<RunEnd>, milliseconds: number): Promise<Typed> {
    let ended: RunEnd | undefined;
    void end.then((value) => (ended = value));
    const deadline = Date.now() + milliseconds;
    for (;;) {
      if (ended !== undefined) {
        this.#session = undefined;
        return { shown: plain(ended.output ?? ''), status: ended.exitCode };
      }
      const text = plain(this.#written);
      if (nodePrompt.test(text)) {
        this.#session = end;
        return { shown: withoutEcho(text.replace(nodePrompt, ''), command), status: undefined };
      }
      if (Date.now() > deadline) throw new Error(`the terminal shows after ${milliseconds / 1000} s:\n${text}`);
      await pause(look);
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
