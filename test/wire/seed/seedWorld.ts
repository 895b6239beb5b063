import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PracticeTerminal, terminalsMissing } from './practiceTerminal.ts';

export type Preset = '2023' | 'today';

const has = (name: string, ...args: string[]) => spawnSync(name, args, { stdio: 'ignore' }).status === 0;

/** Why the seed's lines cannot be typed here; undefined if they can. */
export const missing =
  terminalsMissing ??
  (has('aws', '--version') ? undefined : 'skipped: no aws on the PATH') ??
  (has('kubectl', 'version', '--client') ? undefined : 'skipped: no kubectl on the PATH') ??
  (has('ssh', '-V') ? undefined : 'skipped: no ssh on the PATH') ??
  (existsSync('dist/sshProxy.js') ? undefined : 'skipped: the nodes have no ssh yet');

const template = path.resolve('media/eks-networking-lab.yaml');

/** A world of the built program, and the terminals of one learner in it. */
export class SeedWorld {
  readonly #folder: string;
  readonly #program: ChildProcess;
  readonly #terminals = new Map<string, Promise<PracticeTerminal>>();

  private constructor(folder: string, program: ChildProcess) {
    this.#folder = folder;
    this.#program = program;
  }

  /** Starts the program and waits until it is ready. */
  static async start(args: readonly string[]): Promise<SeedWorld> {
    const folder = mkdtempSync(path.join(tmpdir(), 'seed-'));
    const options = ['--with-parent', '--env-file', path.join(folder, 'env'), '--seed', '1', ...args];
    const program = spawn(process.execPath, ['--', path.resolve('dist/simulator.js'), ...options], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const world = new SeedWorld(folder, program);
    writeFileSync(path.join(folder, 'profile'), `cd '${folder}'\n. ./env\n`);
    const ended = once(program, 'exit').then(([code]) => {
      throw new Error(`the program ended with ${code}`);
    });
    await Promise.race([once(createInterface(program.stdout), 'line'), ended]);
    return world;
  }

  /** The terminal of that name, opened by its first use with what the others have put into the profile. */
  terminal(name: string): Promise<PracticeTerminal> {
    const open = this.#terminals.get(name) ?? this.#open();
    this.#terminals.set(name, open);
    return open;
  }

  async #open(): Promise<PracticeTerminal> {
    const profile = path.join(this.#folder, 'profile');
    const environment = {
      PATH: process.env['PATH'],
      HOME: this.#folder,
      LANG: 'C.UTF-8',
      LAB_PROFILE: profile,
      LAB_TEMPLATE: template,
    };
    return await PracticeTerminal.open(environment, this.#folder, `. '${profile}'`);
  }

  async dispose(): Promise<void> {
    for (const terminal of this.#terminals.values()) (await terminal).dispose();
    const ended = once(this.#program, 'exit');
    this.#program.stdin?.end();
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
