import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeSshClientFiles, type SshAccess } from './host/ssh/sshClientFiles.ts';
import { writeLaunchers } from '../terminal/launchers/launchers.ts';
import { curlSettings } from './visitor/curlSettings.ts';
import type { Doors } from './visitor/doors.ts';

/** What a terminal needs besides credentials to feel at home in this world. */
export interface TerminalOffer {
  /** A folder that comes first on the PATH. */
  readonly path: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Words that come first in every call of a command, by its name; the programs in `path` have them already. */
  readonly settings: Readonly<Record<string, readonly string[]>>;
}

export interface TerminalFolderOptions {
  /** For this user only: it is made if it is not there. */
  readonly folder: string;
  /** The folder with the built programs. */
  readonly dist: string;
  readonly ssh: SshAccess;
  readonly doors: Doors;
  /** Told when settings could not be written. */
  readonly onError: (error: unknown) => void;
  readonly runtime: string;
  readonly runtimeEnvironment: Readonly<Record<string, string>>;
}

/** Makes a folder with the programs that the lab's commands need, and with settings for those that have to know this world. */
export async function makeTerminalFolder(options: TerminalFolderOptions): Promise<TerminalOffer> {
  const { folder, dist, runtime, runtimeEnvironment } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const bin = path.join(folder, 'bin');
  const ssh = await writeSshClientFiles({
    folder: path.join(folder, 'ssh'),
    access: options.ssh,
    proxyProgram: path.join(dist, 'sshProxy.js'),
    runtime,
    runtimeEnvironment,
    platform: process.platform,
  });
  const curl = path.join(folder, 'curl');
  await followDoors(options, curl);
  const settings = { ssh, curl: ['--config', curl] };
  await writeLaunchers({
    folder: bin,
    program: path.join(dist, 'tools.js'),
    runtime,
    runtimeEnvironment,
    wrapped: settings,
    searchPath: process.env['PATH'] ?? '',
    platform: process.platform,
  });
  const helm = (name: string) => path.join(folder, 'helm', name);
  return {
    path: bin,
    settings,
    variables: { HELM_CONFIG_HOME: helm('config'), HELM_CACHE_HOME: helm('cache'), HELM_DATA_HOME: helm('data') },
  };
}

/** Keeps curl's settings in step with what there is to look at. */
async function followDoors({ doors, onError }: TerminalFolderOptions, file: string): Promise<void> {
  let writing = Promise.resolve();
  const write = () => {
    writing = writing.then(() => writeFile(file, curlSettings(doors.entrances), { mode: 0o600 })).catch(onError);
  };
  doors.onDidChange(write);
  write();
  await writing;
}
