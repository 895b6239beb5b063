import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Why tests that type the lab's commands cannot run here; undefined if they can. */
export const toolsMissing = ['aws', 'kubectl', 'bash'].find((tool) => spawnSync('which', [tool]).status !== 0);

/** The built simulator program with a shell that is pointed at it, as a learner's terminal is. */
export class PracticeShell {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly endpoint: string;
  readonly controlToken: string;

  private constructor(child: ChildProcess, folder: string, ready: { endpoint: string; controlToken: string }) {
    this.#child = child;
    this.#folder = folder;
    this.endpoint = ready.endpoint;
    this.controlToken = ready.controlToken;
  }

  /** Starts `dist/simulator.js` with these arguments. */
  static async start(...args: readonly string[]): Promise<PracticeShell> {
    const folder = await mkdtemp(path.join(tmpdir(), 'practice-shell-'));
    const program = path.resolve('dist/simulator.js');
    // A bare `--env-file` would be taken by node itself.
    const child = spawn(process.execPath, ['--', program, ...args, '--env-file', path.join(folder, 'env')]);
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    const [line] = (await Promise.race([once(child.stdout, 'data'), once(child, 'close')])) as [Buffer | number];
    if (typeof line === 'number')
      throw new Error(`The simulator ended: ${Buffer.concat(said).toString().slice(-2000)}`);
    return new PracticeShell(child, folder, JSON.parse(String(line)) as { endpoint: string; controlToken: string });
  }

  /** What a line prints, both streams together, with a home of its own; fails no test by itself. */
  run(line: string): Promise<string> {
    const script = `. ${this.#folder}/env; { ${line}\n} 2>&1`;
    const env = { PATH: process.env['PATH'], HOME: this.#folder };
    return new Promise((resolve) => {
      execFile('bash', ['-c', script], { env, maxBuffer: 2 ** 24 }, (_, out) => resolve(out));
    });
  }

  /** Runs a line again until it prints what is wanted. */
  async until(line: string, wanted: (out: string) => boolean): Promise<string> {
    const end = Date.now() + 40_000;
    for (;;) {
      const out = await this.run(line);
      if (wanted(out)) return out;
      if (Date.now() > end) throw new Error(`${line} never came to that:\n${out}`);
    }
  }

  /** Asks the control endpoint for a fault. */
  async fault(wanted: object): Promise<void> {
    const headers = { 'x-simulator-token': this.controlToken, 'content-type': 'application/json' };
    await fetch(`${this.endpoint}/_simulator/faults`, { method: 'POST', headers, body: JSON.stringify(wanted) });
  }

  async dispose(): Promise<void> {
    this.#child.kill();
    await once(this.#child, 'exit');
    await rm(this.#folder, { recursive: true, force: true });
  }
}
