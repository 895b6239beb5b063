import type { Clock } from '../../../base/clock.ts';
import { bundledPrograms } from '../../../terminal/bundled/bundledPrograms.ts';
import { HostFiles, type Files } from '../../../terminal/files/hostFiles.ts';
import type { Account, Program, Programs } from '../../../terminal/program.ts';
import { genericPrograms } from '../../../terminal/programs/genericPrograms.ts';
import type { Dialect, Machine } from '../../../terminal/shell/machine.ts';
import type { LabClock } from '../../world/labClock.ts';
import { ec2User, root } from './accounts.ts';
import type { HostPlace } from './hostPlace.ts';
import { ProgramTable } from './programTable.ts';

export interface HostMachineOptions {
  readonly place: HostPlace;
  readonly hostname: string;
  readonly accounts: readonly Account[];
  /** Besides the generic ones; may take the place of one of those. */
  readonly programs: (machine: HostMachine) => readonly Program[];
  /** Names of programs that are not there, or not yet. */
  readonly hidden: (all: readonly string[]) => readonly string[];
}

/** One machine or container with its files and programs, as long as it lives. */
export class HostMachine implements Machine {
  readonly hostname: string;
  readonly place: HostPlace;
  readonly files = new HostFiles();
  readonly clock: Clock;
  readonly dialect: Dialect;
  readonly table: ProgramTable;
  readonly programs: Programs;
  readonly #accounts: readonly Account[];
  #pid = 2000;

  constructor({ place, hostname, accounts, programs, hidden }: HostMachineOptions) {
    this.place = place;
    this.hostname = hostname;
    this.dialect = place.distribution.dialect;
    this.clock = personalClock(place.network.world.clock);
    this.#accounts = accounts;
    const all = [
      ...bundledPrograms(this.files),
      ...genericPrograms({ hostname: hostname.split('.')[0] ?? '', programs: (name) => this.programs(name) }),
      ...programs(this),
    ];
    this.table = new ProgramTable(all, hidden(all.map(({ name }) => name)));
    this.programs = this.table.find;
  }

  /** The same machine for what runs by itself, in lab time: a container's own command. Instant time does not hurry for it. */
  get unattended(): Machine {
    const { clock } = this.place.network.world;
    const { hostname, files, programs, dialect } = this;
    return {
      hostname,
      files,
      programs,
      dialect,
      clock: { now: () => clock.now(), after: (ms, run) => clock.background(ms, run) },
      programNames: () => this.programNames(),
      random: () => this.random(),
      nextPid: () => this.nextPid(),
      accountOf: (name) => this.accountOf(name),
      mayRead: (account, stat) => this.mayRead(account, stat),
      mayWrite: (account, path, stat) => this.mayWrite(account, path, stat),
    };
  }

  programNames(): readonly string[] {
    return this.table.names();
  }

  random(): number {
    return this.place.network.world.random();
  }

  nextPid(): number {
    this.#pid += 1 + Math.floor(this.random() * 5);
    return this.#pid;
  }

  accountOf(name: string): Account | undefined {
    return this.#accounts.find((account) => account.name === name);
  }

  /** The files keep no owners: what only its owner may read is root's. */
  mayRead(account: Account, stat: Awaited<ReturnType<Files['stat']>>): boolean {
    return account.uid === root.uid || (stat.mode & 0o004) !== 0;
  }

  /** The files keep no owners: everybody may write at home and in `/tmp`, and root anywhere but to what the kernel shows. */
  mayWrite(account: Account, path: string, stat: Awaited<ReturnType<Files['stat']>> | undefined): boolean {
    if (path.startsWith('/proc/') || path.startsWith('/sys/')) return false;
    if (account.uid === root.uid) return true;
    return path.startsWith(`${account.home}/`) || path.startsWith('/tmp/') || ((stat?.mode ?? 0) & 0o002) !== 0;
  }
}

/** People's time at a terminal: stamps and pauses are those of the wall clock, whatever speed the lab has. */
function personalClock(clock: LabClock): Clock {
  return { now: () => clock.now(), after: (ms, run) => clock.personal(ms, run) };
}

export const machineAccounts: readonly Account[] = [root, ec2User];
