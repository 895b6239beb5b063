import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PracticeProgram } from '../practiceProgram.ts';
import { environmentOf, shellSettings } from '../labShellDriver.ts';
import { LabShellTerminal } from './labShellTerminal.ts';
import { PracticeTerminal, type SeedTerminal } from './practiceTerminal.ts';

export type Preset = '2023' | 'today';

/** What the commands are typed in: the machine's bash with its tools, or the Lab Shell. */
export type ShellKind = 'system' | 'labShell';

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
  readonly #shell: ShellKind;
  readonly #terminals = new Map<string, Promise<SeedTerminal>>();

  private constructor(program: PracticeProgram, shell: ShellKind) {
    this.#program = program;
    this.#shell = shell;
    this.#profile = path.join(program.folder, 'profile');
    writeFileSync(this.#profile, `. '${path.join(program.folder, 'env')}'\n`);
  }

  static async start(args: readonly string[], shell: ShellKind = 'system'): Promise<SeedWorld> {
    return new SeedWorld(await PracticeProgram.start('--seed', '1', ...args), shell);
  }

  /** The terminal of that name, opened by its first use, or anew when its shell has ended, with what the others have put into the profile. */
  async terminal(name: string): Promise<SeedTerminal> {
    const known = await this.#terminals.get(name);
    if (known?.over === false) return known;
    const opened = this.#open();
    this.#terminals.set(name, opened);
    return await opened;
  }

  #open(): Promise<SeedTerminal> {
    const { folder } = this.#program;
    const lab = { HOME: folder, LANG: 'C.UTF-8', LAB_PROFILE: this.#profile, LAB_TEMPLATE: template };
    const setUp = `. '${this.#profile}'`;
    if (this.#shell === 'system') return PracticeTerminal.open({ PATH: process.env['PATH'], ...lab }, folder, setUp);
    const environment = { ...environmentOf(path.join(folder, 'env')), PATH: '/usr/bin:/bin', ...lab };
    return LabShellTerminal.open({ folder, environment, settings: shellSettings(folder) }, setUp);
  }

  async dispose(): Promise<void> {
    for (const terminal of this.#terminals.values()) (await terminal).dispose();
    await this.#program.stop();
  }
}
