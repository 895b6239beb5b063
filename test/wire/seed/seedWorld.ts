import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PracticeProgram } from '../practiceProgram.ts';
import { PracticeTerminal } from './practiceTerminal.ts';

export type Preset = '2023' | 'today';

const has = (name: string, ...args: string[]) => spawnSync(name, args, { stdio: 'ignore' }).status === 0;

/** Why the seed's lines cannot be typed here; undefined if they can. */
export const missing =
  (has('bash', '--version') ? undefined : 'skipped: no bash on the PATH') ??
  (has('aws', '--version') ? undefined : 'skipped: no aws on the PATH') ??
  (has('kubectl', 'version', '--client') ? undefined : 'skipped: no kubectl on the PATH') ??
  (has('ssh', '-V') ? undefined : 'skipped: no ssh on the PATH');

const template = path.resolve('media/eks-networking-lab.yaml');

/** A world of the built program, and the terminals of one learner in it. */
export class SeedWorld {
  readonly #program: PracticeProgram;
  readonly #profile: string;
  readonly #terminals = new Map<string, Promise<PracticeTerminal>>();

  private constructor(program: PracticeProgram) {
    this.#program = program;
    this.#profile = path.join(program.folder, 'profile');
    writeFileSync(this.#profile, `. '${path.join(program.folder, 'env')}'\n`);
  }

  static async start(args: readonly string[]): Promise<SeedWorld> {
    return new SeedWorld(await PracticeProgram.start('--seed', '1', ...args));
  }

  /** The terminal of that name, opened by its first use with what the others have put into the profile. */
  terminal(name: string): Promise<PracticeTerminal> {
    const { folder } = this.#program;
    const environment = {
      PATH: process.env['PATH'],
      HOME: folder,
      LANG: 'C.UTF-8',
      LAB_PROFILE: this.#profile,
      LAB_TEMPLATE: template,
    };
    const open = this.#terminals.get(name) ?? PracticeTerminal.open(environment, folder, `. '${this.#profile}'`);
    this.#terminals.set(name, open);
    return open;
  }

  async dispose(): Promise<void> {
    for (const terminal of this.#terminals.values()) (await terminal).dispose();
    await this.#program.stop();
  }
}
