import os from 'node:os';
import path from 'node:path';

/** The paths of the Lab Shell and those of the machine it is on: the same, but on Windows and for what bash makes up. */
export class HostPaths {
  readonly #platform: NodeJS.Platform;
  /** The machine's folder for the files of `<(…)`. */
  readonly #scratch: string;

  constructor(platform: NodeJS.Platform, scratch: string) {
    this.#platform = platform;
    this.#scratch = scratch;
  }

  /** The machine's path for an absolute path of the shell. On Windows `/c/lab` is `C:\lab`, as in Git's bash. */
  toHost(shellPath: string): string {
    const substituted = /^\/dev\/fd\/(\d+)$/.exec(shellPath)?.[1];
    if (substituted !== undefined) return this.#join(this.#scratch, `substitution-${substituted}`);
    if (this.#platform !== 'win32') return shellPath;
    const onDrive = /^\/([A-Za-z])(?:\/(.*))?$/.exec(shellPath);
    if (onDrive !== null) return `${(onDrive[1] ?? '').toUpperCase()}:\\${(onDrive[2] ?? '').replaceAll('/', '\\')}`;
    const temporary = /^\/tmp(?:\/(.*))?$/.exec(shellPath);
    return temporary === null ? shellPath.replaceAll('/', '\\') : this.#join(os.tmpdir(), temporary[1] ?? '');
  }

  /** The shell's path for an absolute path of the machine. */
  toShell(hostPath: string): string {
    if (this.#platform !== 'win32') return hostPath;
    const [, drive, rest = ''] = /^([A-Za-z]):[\\/]?(.*)$/.exec(hostPath) ?? [];
    const slashed = (drive === undefined ? hostPath : rest).replaceAll('\\', '/');
    return drive === undefined ? slashed : `/${drive.toLowerCase()}/${slashed}`.replace(/(?<=.)\/$/, '');
  }

  /** A word of a command line as a program of the machine needs it: paths that only the shell knows are turned into its own. */
  argument(word: string): string {
    const isOurs = this.#platform === 'win32' ? /^\/(?:[A-Za-z]|tmp|dev\/fd\/\d+)(?:\/|$)/ : /^\/dev\/fd\/\d+$/;
    return isOurs.test(word) ? this.toHost(word) : word;
  }

  #join(...parts: readonly string[]): string {
    return (this.#platform === 'win32' ? path.win32 : path.posix).join(...parts);
  }
}
