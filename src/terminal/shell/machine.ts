import type { Clock } from '../../base/clock.ts';
import type { Files } from '../files/hostFiles.ts';
import type { Account, Programs } from '../program.ts';

/** How a shell calls itself and complains: the words differ between bash's versions and other shells. */
export interface Dialect {
  /** `bash`, `sh`, `ash`. */
  readonly name: string;
  readonly version: string;
  /** `PS1` where nobody sets it. */
  readonly prompt: string;
  /** Before every complaint; `script` is `$0`, `line` that of the script, which some leave out. */
  complaint(from: { readonly script: string; readonly line: number; readonly interactive: boolean }): string;
  /** Of a command that is not there, after the complaint's beginning. */
  notFound(command: string): string;
}

/** What shells of one machine share. */
export interface Machine {
  readonly hostname: string;
  readonly files: Files;
  readonly clock: Clock;
  readonly programs: Programs;
  /** What can be run, for completion. */
  programNames(): readonly string[];
  readonly dialect: Dialect;
  /** From 0 up to 1. */
  random(): number;
  nextPid(): number;
  accountOf(name: string): Account | undefined;
  /** The IANA name of the zone that its clock shows where `TZ` names none; UTC if this is left out. */
  readonly timeZone?: () => string;
  /** Whether files in the folders of `PATH` are commands too, beside the programs; they are if this is left out. */
  readonly searchesPath?: boolean;
  /** Told of a command that is not there; what it answers is shown below the complaint. */
  readonly missingCommand?: (name: string) => string | undefined;
  /** Whether an account may read a file. */
  mayRead(account: Account, stat: Awaited<ReturnType<Files['stat']>>): boolean;
  /** Whether an account may write to a file, or make it where `stat` is undefined. */
  mayWrite(account: Account, path: string, stat: Awaited<ReturnType<Files['stat']>> | undefined): boolean;
}
