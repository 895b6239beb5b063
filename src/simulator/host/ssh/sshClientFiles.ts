import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SshKey } from './sshKeys.ts';

/** What a terminal's `ssh` needs to reach this world's machines. */
export interface SshAccess {
  /** Of the gateway, on the loopback address. */
  readonly port: number;
  /** The key that every machine lets in. */
  readonly client: SshKey;
  /** The key by which every machine is known. */
  readonly host: Pick<SshKey, 'publicKey'>;
}

export interface SshClientOptions {
  /** For this user only; made if it is not there. */
  readonly folder: string;
  readonly access: SshAccess;
  /** The program that carries a connection to the gateway, and what runs it. */
  readonly proxyProgram: string;
  readonly runtime: string;
  readonly runtimeEnvironment: Readonly<Record<string, string>>;
  readonly platform: NodeJS.Platform;
}

/** One name for all machines in the file of known hosts: they share a key, and their addresses come and go. */
const hostAlias = 'lab-machine';

/** Addresses and the names of EC2. Everything else is left to the user's own settings. */
const labHosts = [
  ...Array.from({ length: 9 }, (_, index) => `${index + 1}*.*.*.*`),
  'ip-*-*-*-*',
  'ec2-*.amazonaws.com',
].join(' ');

/**
 * Writes the files with which OpenSSH reaches the machines by their own addresses: settings, key and known hosts.
 * Gives the options that come first on its command line.
 */
export async function writeSshClientFiles(options: SshClientOptions): Promise<readonly string[]> {
  const { folder, access } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = (name: string) => path.join(folder, name);
  const config = file('config');
  await writePrivate(file('id_ed25519'), `${access.client.privateKey.trimEnd()}\n`);
  await writePrivate(file('known_hosts'), `${hostAlias} ${access.host.publicKey}\n`);
  await writePrivate(config, settings(options, file('id_ed25519'), file('known_hosts')));
  return ['-F', config];
}

function settings(options: SshClientOptions, keyFile: string, knownHosts: string): string {
  const lines = [
    `ProxyCommand ${proxyCommand(options)} %h %p`,
    'User ec2-user',
    `IdentityFile ${quoted(keyFile)}`,
    'IdentitiesOnly yes',
    'IdentityAgent none',
    `HostKeyAlias ${hostAlias}`,
    `UserKnownHostsFile ${quoted(knownHosts)}`,
    'GlobalKnownHostsFile /dev/null',
    'StrictHostKeyChecking yes',
    'UpdateHostKeys no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'CheckHostIP no',
    // Why a machine cannot be reached is told by the proxy; ssh would add that the proxy has gone.
    'LogLevel FATAL',
  ];
  const others = `Match !host ${labHosts.replaceAll(' ', ',')}\n  Include ~/.ssh/config\n`;
  return `Host ${labHosts}\n${lines.map((line) => `  ${line}\n`).join('')}${others}`;
}

function proxyCommand({ access, proxyProgram, runtime, runtimeEnvironment, platform }: SshClientOptions): string {
  const words = [runtime, proxyProgram, String(access.port)];
  if (platform === 'win32') {
    const sets = Object.entries(runtimeEnvironment).map(([name, value]) => `set ${name}=${value}&& `);
    return `cmd.exe /d /c "${sets.join('')}${words.map((word) => `"${word}"`).join(' ')}"`;
  }
  const settingsOf = Object.entries(runtimeEnvironment).map(([name, value]) => `${name}=${shellQuoted(value)}`);
  return ['env', ...settingsOf, ...words.map(shellQuoted)].join(' ').replaceAll('%', '%%');
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** For ssh's own settings, where `%` begins a token. */
function quoted(file: string): string {
  return `"${file.replaceAll('%', '%%')}"`;
}

async function writePrivate(file: string, text: string): Promise<void> {
  await rm(file, { force: true });
  await writeFile(file, text, { mode: 0o600, flag: 'wx' });
}
