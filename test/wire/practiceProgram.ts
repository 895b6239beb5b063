import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Why tests that drive a real program cannot run here; undefined if they can. */
export function missing(program: string, ...args: readonly string[]): string | undefined {
  const found = spawnSync(program, args, { stdio: 'ignore' }).error === undefined;
  return found ? undefined : `skipped: no ${program} on the PATH`;
}

export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What the simulator says of itself when it is ready. */
interface Ready {
  readonly endpoint: string;
  readonly controlToken: string;
}

/** The built simulator with a lab deployed, and a terminal that has sourced its environment. */
export class PracticeProgram {
  readonly #child: ChildProcessWithoutNullStreams;
  /** The home of what runs in its terminals; `env` in it is the environment file. */
  readonly folder: string;
  readonly #running = new Set<Interactive>();
  readonly #ready: Ready;

  private constructor(child: ChildProcessWithoutNullStreams, folder: string, ready: Ready) {
    this.#child = child;
    this.folder = folder;
    this.#ready = ready;
  }

  static async start(...args: readonly string[]): Promise<PracticeProgram> {
    const folder = mkdtempSync(path.join(tmpdir(), 'practice-'));
    const program = path.resolve('dist/simulator.js');
    const child = spawn(process.execPath, [
      '--',
      program,
      ...args,
      '--env-file',
      path.join(folder, 'env'),
      '--with-parent',
    ]);
    const [line] = (await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => Promise.reject(new Error('the simulator ended'))),
    ])) as [Buffer];
    return new PracticeProgram(child, folder, JSON.parse(line.toString('utf8')) as Ready);
  }

  /** Breaks something, as a learner does with the switches of docs/practice.md; gives the HTTP status. */
  async breaks(fault: unknown): Promise<number> {
    const { endpoint, controlToken } = this.#ready;
    const { status } = await fetch(`${endpoint}/_simulator/faults`, {
      method: 'POST',
      headers: { 'x-simulator-token': controlToken },
      body: JSON.stringify(fault),
    });
    return status;
  }

  /** Runs a line in bash, as a learner would type it; what comes in is at its end at once. */
  async run(line: string, input = ''): Promise<Answer> {
    const child = this.#spawn(line);
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdin.end(input);
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out, err };
  }

  /** What a line prints; fails with its own words if it fails. */
  async output(line: string): Promise<string> {
    const { code, out, err } = await this.run(line);
    if (code !== 0) throw new Error(`${line} ended with ${code}:\n${out}${err}`);
    return out;
  }

  /** Starts a line that goes on and is typed to. */
  start(line: string): Interactive {
    const running = new Interactive(this.#spawn(line));
    this.#running.add(running);
    return running;
  }

  /** Ends the program without a word of warning. */
  async kill(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  async stop(): Promise<void> {
    for (const each of this.#running) each.kill();
    const ended = once(this.#child, 'exit');
    this.#child.stdin.end();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  #spawn(line: string): ChildProcessWithoutNullStreams {
    const script = `. ${this.folder}/env\n${line}`;
    return spawn('bash', ['-c', script], { cwd: this.folder, env: { ...process.env, HOME: this.folder } });
  }
}

/** A program that runs, with what it has written so far. */
export class Interactive {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<number | null>;
  text = '';

  constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    const add = (text: string) => {
      this.text += text;
    };
    child.stdout.setEncoding('utf8').on('data', add);
    child.stderr.setEncoding('utf8').on('data', add);
    this.ended = once(child, 'close').then(([code]) => code as number | null);
  }

  type(text: string): void {
    this.#child.stdin.write(text);
  }

  /** Until it has written something more; gives what matched. */
  async until(pattern: string | RegExp, seconds = 10): Promise<void> {
    const matches = () => (typeof pattern === 'string' ? this.text.includes(pattern) : pattern.test(this.text));
    const end = Date.now() + seconds * 1000;
    while (!matches()) {
      if (Date.now() > end) throw new Error(`never saw ${String(pattern)} in:\n${this.text}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  kill(): void {
    this.#child.kill();
  }
}
