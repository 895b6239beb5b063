import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { stripVTControlCharacters } from 'node:util';

/** How a block went. */
export interface BlockEnd {
  /** Undefined for one that was stopped because it never ends by itself. */
  readonly exitCode: number | undefined;
  /** What it wrote to both streams, as plain text. */
  readonly output: string;
}

/** A bash like that of one of the lab's terminals: variables last from block to block. */
export class LearnerShell {
  readonly #bash: ChildProcessWithoutNullStreams;
  #written = '';
  #notify: (() => void) | undefined;

  /** `environmentFile` is sourced first. */
  constructor(environmentFile: string, variables: Readonly<Record<string, string>>) {
    const env = { ...process.env, ...variables };
    // A group of its own, so that Ctrl-C reaches what runs in it.
    this.#bash = spawn('bash', ['--noprofile', '--norc'], { env, detached: true });
    for (const stream of [this.#bash.stdout, this.#bash.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#written += text;
        this.#notify?.();
      });
    this.#bash.stdin.write(`exec 2>&1; trap : INT; source '${environmentFile}'\n`);
  }

  /** Runs a block to its end; rejects when that takes longer than `patience` milliseconds. */
  async run(command: string, patience: number): Promise<BlockEnd> {
    const mark = randomUUID();
    this.#written = '';
    this.#bash.stdin.write(`{\n${command}\n} </dev/null\nprintf '\\n%s %s\\n' "$?" '${mark}'\n`);
    const end = new RegExp(`\\n(\\d+) ${mark}\\n`);
    await this.#until(() => end.test(this.#written), patience, command);
    const [whole, exitCode] = end.exec(this.#written) ?? ['', ''];
    return { exitCode: Number(exitCode), output: plain(this.#written.slice(0, this.#written.indexOf(whole))) };
  }

  /** Runs a block that never ends until it has written something like `sign`, and stops it as Ctrl-C does. */
  async runUntil(command: string, sign: RegExp, patience: number): Promise<BlockEnd> {
    this.#written = '';
    const mark = randomUUID();
    this.#bash.stdin.write(`{\n${command}\n} </dev/null\nprintf '\\n%s %s\\n' "$?" '${mark}'\n`);
    await this.#until(() => sign.test(plain(this.#written)), patience, command);
    const output = plain(this.#written);
    this.interrupt();
    await this.#until(() => this.#written.includes(mark), 10_000, `${command}, after Ctrl-C`);
    return { exitCode: undefined, output };
  }

  interrupt(): void {
    if (this.#bash.pid !== undefined) process.kill(-this.#bash.pid, 'SIGINT');
  }

  dispose(): void {
    if (this.#bash.pid !== undefined && this.#bash.exitCode === null) process.kill(-this.#bash.pid, 'SIGKILL');
  }

  async #until(holds: () => boolean, patience: number, what: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = () => holds() && resolve();
    this.#notify = look;
    const timer = setTimeout(() => {
      reject(new Error(`No end within ${patience / 1000} s: ${what}\n${plain(this.#written).slice(-2000)}`));
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
  return stripVTControlCharacters(text).replaceAll('\r', '');
}
