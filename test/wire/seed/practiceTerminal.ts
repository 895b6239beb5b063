import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { spawn, type IPty } from '@lydell/node-pty';

/** The prompt of our own bash tells the status of the last command; that of a node is as on Amazon Linux. */
const prompt = /(?:@@(?<status>\d+)@@|\[ec2-user@[^\]\n]+\]\$ )$/;
const interrupt = '\u0003';
/** Milliseconds. */
const settling = 200;

/** A terminal in which a learner types the seed's commands. */
export interface SeedTerminal {
  /** Types a command and waits until its shell is back at the prompt. */
  type(command: string): Promise<Typed>;
  /** Types a command that does not end by itself, runs `meanwhile`, waits for what it is to show, and types Ctrl-C. */
  watch(command: string, until: RegExp, meanwhile: () => Promise<unknown>): Promise<Typed>;
  /** Its shell has ended: nothing can be typed any more. */
  readonly over: boolean;
  dispose(): void;
}

export interface Typed {
  /** All that the terminal showed, without colors, and with plain newlines. */
  readonly shown: string;
  /** The exit status; undefined in a shell on a node, whose prompt does not tell it. */
  readonly status: number | undefined;
}

/**
 * A terminal as a learner has it: a bash in a pseudo terminal of 200 columns, in which commands are typed one after the
 * other. It shows what the commands print, but not what was typed.
 */
export class PracticeTerminal implements SeedTerminal {
  readonly #bash: IPty;
  #buffer = '';
  #over = false;
  #changed = () => {};

  private constructor(environment: NodeJS.ProcessEnv, folder: string) {
    this.#bash = spawn('bash', ['--norc', '--noprofile', '--noediting'], {
      cwd: folder,
      env: { ...environment, SHELL: '/bin/bash' },
      name: 'xterm',
      cols: 200,
      rows: 50,
    });
    this.#bash.onData((text) => {
      this.#buffer += text;
      this.#changed();
    });
    this.#bash.onExit(() => {
      this.#over = true;
      this.#changed();
    });
  }

  get over(): boolean {
    return this.#over;
  }

  /** Opens one in a folder; `setUp` is typed before anything else. */
  static async open(environment: NodeJS.ProcessEnv, folder: string, setUp: string): Promise<PracticeTerminal> {
    const terminal = new PracticeTerminal(environment, folder);
    terminal.#bash.write("stty -echo; PS2= PS1='@@$?@@'\n");
    await terminal.#ends(20_000);
    await terminal.type(setUp);
    return terminal;
  }

  /** Types a command and waits until its shell is back at the prompt. */
  async type(command: string, patience = 50_000): Promise<Typed> {
    this.#buffer = '';
    this.#bash.write(`${command}\n`);
    const typed = await this.#ends(patience);
    return { ...typed, shown: withoutEcho(typed.shown, command) };
  }

  /** Types a command that does not end by itself, runs `meanwhile`, waits for what it is to show, and types Ctrl-C. */
  async watch(command: string, until: RegExp, meanwhile: () => Promise<unknown>, patience = 50_000): Promise<Typed> {
    this.#buffer = '';
    this.#bash.write(`${command}\n`);
    await this.#until(() => this.#buffer !== '', 500).catch(() => undefined);
    await meanwhile();
    await this.#until(() => until.test(withoutEcho(plain(this.#buffer), command)), patience).catch(() => undefined);
    // A Ctrl-C in the moment in which a command of a loop ends is lost in bash: a person presses again.
    for (let press = 1; press < 10; press += 1) {
      this.#bash.write(interrupt);
      const ended = await this.#ends(1000).catch(() => undefined);
      // A Ctrl-C between two commands of a loop can end bash itself: it finds its terminal in other hands.
      if (this.#over) return { shown: withoutEcho(plain(this.#buffer), command), status: undefined };
      if (ended === undefined) continue;
      // A press that came too late makes one more prompt, and what is typed before that is lost.
      await setTimeout(settling);
      return { ...ended, shown: withoutEcho(ended.shown, command) };
    }
    throw new Error(`Ctrl-C does not end ${command}`);
  }

  dispose(): void {
    this.#bash.kill();
  }

  async #ends(patience: number): Promise<Typed> {
    await this.#until(() => prompt.test(plain(this.#buffer)), patience);
    const text = plain(this.#buffer);
    const status = prompt.exec(text)?.groups?.['status'];
    return { shown: text.replace(prompt, ''), status: status === undefined ? undefined : Number(status) };
  }

  async #until(condition: () => boolean, patience: number): Promise<void> {
    if (condition()) return;
    if (this.#over) throw new Error('the shell has ended');
    await new Promise<void>((resolve, reject) => {
      const timer = globalThis.setTimeout(() => {
        this.#changed = () => {};
        reject(new Error(`the terminal shows after ${patience / 1000} s:\n${plain(this.#buffer)}`));
      }, patience);
      this.#changed = () => {
        const met = condition();
        if (!met && !this.#over) return;
        clearTimeout(timer);
        this.#changed = () => {};
        if (met) resolve();
        else reject(new Error(`the shell has ended; its terminal shows:\n${plain(this.#buffer)}`));
      };
    });
  }
}

/** What a shell on a node shows of a command: it also shows what is typed into it. */
export function withoutEcho(shown: string, command: string): string {
  return shown.startsWith(`${command}\n`) ? shown.slice(command.length + 1) : shown;
}

/** Text as a person reads it. */
export function plain(text: string): string {
  return stripVTControlCharacters(text).replaceAll('\r', '');
}
