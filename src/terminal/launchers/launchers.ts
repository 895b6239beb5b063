import { accessSync, constants, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { standIns, type Provision } from './standIns.ts';

export interface LauncherOptions {
  /** The folder for the launchers; what was in it before is removed. */
  readonly folder: string;
  /** Our tools program, a JavaScript file. */
  readonly program: string;
  /** What runs it, and the variables that needs. */
  readonly runtime: string;
  readonly runtimeEnvironment: Readonly<Record<string, string>>;
  /** Options that come before the learner's own in a wrapped program; one that is not named here stays as it is. */
  readonly wrapped: Readonly<Record<string, readonly string[]>>;
  /** The PATH on which the machine's own programs are looked for. */
  readonly searchPath: string;
  readonly platform: NodeJS.Platform;
}

/** One command line: the program, its first arguments, and variables to set for it. */
interface Launch {
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Fills a folder that comes first on the PATH of a terminal with small scripts, one for each command of the lab that the
 * machine lacks or that has to know of the connection. The machine's own programs are looked for now, once.
 */
export async function writeLaunchers(options: LauncherOptions): Promise<void> {
  const { folder, platform } = options;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, provision] of Object.entries(standIns)) {
    const launch = launchOf(name, provision, options);
    if (launch === undefined) continue;
    await writeFile(path.join(folder, name), shellScript(launch), { mode: 0o755 });
    if (platform === 'win32') await writeFile(path.join(folder, `${name}.cmd`), batchFile(launch));
  }
}

function launchOf(name: string, provision: Provision, options: LauncherOptions): Launch | undefined {
  const ours = { words: [options.runtime, options.program, name], environment: options.runtimeEnvironment };
  const machines = findProgram(name, options);
  if (provision.how === 'alias') {
    const program = findProgram(provision.program, options) ?? provision.program;
    return machines === undefined ? { words: [program], environment: {} } : undefined;
  }
  if (provision.how === 'own') return machines === undefined ? ours : undefined;
  const settings = options.wrapped[name];
  if (settings === undefined) return undefined;
  if (machines !== undefined) return { words: [machines, ...settings], environment: {} };
  return provision.ours ? { ...ours, words: [...ours.words, ...settings] } : undefined;
}

/** The file that a command runs on this machine, our own launchers apart. */
function findProgram(name: string, { searchPath, folder, platform }: LauncherOptions): string | undefined {
  const endings = platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const place of searchPath.split(path.delimiter)) {
    if (place === '' || path.resolve(place) === path.resolve(folder)) continue;
    for (const ending of endings) {
      const file = path.join(place, name + ending);
      if (isExecutable(file)) return file;
    }
  }
  return undefined;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Not there, or not to be run: either way this folder does not have it.
    return false;
  }
}

function shellScript({ words, environment }: Launch): string {
  const settings = Object.entries(environment).map(([name, value]) => `${name}=${quoted(value)} `);
  return `#!/bin/sh\n${settings.join('')}exec ${words.map(quoted).join(' ')} "$@"\n`;
}

function batchFile({ words, environment }: Launch): string {
  const settings = Object.entries(environment).map(([name, value]) => `@set "${name}=${value}"\r\n`);
  return `@setlocal\r\n${settings.join('')}@${words.map((word) => `"${word}"`).join(' ')} %*\r\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
