import { randomUUID } from 'node:crypto';
import { stripVTControlCharacters } from 'node:util';
import { spawn, type IPty } from '@lydell/node-pty';
import { commandText } from '../../../src/lab/commandText.ts';

/** How a block went. */
export interface BlockEnd {
  readonly exitCode: number;
  /** What it wrote to the terminal, as plain text. */
  readonly output: string;
}

const interruptKey = '\u0003';

/**
 * An interactive bash on a terminal, as a person has it: blocks are typed as the extension types them, variables last
 * from block to block, Ctrl-C is a key.
 */
export class LearnerShell {
  readonly #bash: IPty;
  readonly #ended: Promise<void>;
  readonly #end: RegExp;
  #written = '';
  #notify: (() => void) | undefined;

  private constructor(variables: Readonly<Record<string, string>>) {
    const mark = randomUUID();
    this.#end = new RegExp(`\\n(\\d+) ${mark}\\n`);
    const env = { ...process.env, ...variables, MARK: mark };
    const options = ['--noprofile', '--norc', '--noediting'];
    this.#bash = spawn('bash', options, { env, name: 'xterm', cols: 200, rows: 50 });
    this.#ended = new Promise((resolve) => this.#bash.onExit(() => resolve()));
    this.#bash.onData((text) => {
      this.#written += text.replaceAll('\r', '');
      this.#notify?.();
    });
  }

  /** `environmentFile` is sourced first. */
  static async start(environmentFile: string, variables: Readonly<Record<string, string>>): Promise<LearnerShell> {
    const shell = new LearnerShell(variables);
    shell.#type(
      `stty -echo; PS1= PS2=; source '${environmentFile}'; ` +
        String.raw`PROMPT_COMMAND='printf "\n%s %s\n" "$?" "$MARK"'`,
    );
    await shell.end(10_000);
    return shell;
  }

  /** Types a block and presses Enter. */
  begin(block: string): void {
    const text = commandText(block);
    if (text.kind !== 'ready') throw new Error(`cannot be typed: ${block}`);
    this.#written = '';
    this.#type(text.input);
  }

  /** Until the prompt is back; rejects when that takes longer than `patience` milliseconds. */
  async end(patience: number): Promise<BlockEnd> {
    await this.#until(() => this.#end.test(this.#written), patience, 'No prompt');
    const [whole, exitCode] = this.#end.exec(this.#written) ?? ['', ''];
    return { exitCode: Number(exitCode), output: plain(this.#written.slice(0, this.#written.indexOf(whole))) };
  }

  async run(block: string, patience: number): Promise<BlockEnd> {
    this.begin(block);
    return this.end(patience);
  }

  /** Until what runs has written something like `sign`. */
  async seen(sign: RegExp, patience: number): Promise<void> {
    await this.#until(() => sign.test(plain(this.#written)), patience, `Nothing like ${String(sign)}`);
  }

  /** Presses Ctrl-C, again if a program swallows it as the AWS CLI does; gives what had been written all the while. */
  async interrupt(patience: number): Promise<string> {
    const press = () => this.#bash.write(interruptKey);
    const again = setInterval(press, 1000);
    press();
    try {
      return (await this.end(patience)).output;
    } finally {
      clearInterval(again);
    }
  }

  /** Closes the terminal with all that runs in it. */
  async dispose(): Promise<void> {
    this.#bash.kill();
    await this.#ended;
  }

  #type(line: string): void {
    this.#bash.write(`${line}\n`);
  }

  async #until(holds: () => boolean, patience: number, complaint: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = () => {
      if (holds()) resolve();
    };
    this.#notify = look;
    const timer = setTimeout(() => {
      reject(
        new Error(`${complaint} within ${patience / 1000} s. On the terminal:\n${plain(this.#written).slice(-2000)}`),
      );
    }, patience);
    look();
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      this.#notify = undefined;
    }
  }
}

function plain(text: string): string {
  return stripVTControlCharacters(text);
}
