import os from 'node:os';
import { systemClock } from '../../base/clock.ts';
import { bundledPrograms } from '../../terminal/bundled/bundledPrograms.ts';
import type { EditFile } from '../../ports/labShell.ts';
import type { Account, Program } from '../../terminal/program.ts';
import { genericPrograms } from '../../terminal/programs/genericPrograms.ts';
import { bashDialect } from '../../terminal/shell/dialects.ts';
import type { Machine } from '../../terminal/shell/machine.ts';
import type { KeyAgent } from '../ssh/agent/keyAgent.ts';
import { toolNames } from '../toolNames.ts';
import { completer } from './completion/completer.ts';
import type { HostPaths } from './files/hostPaths.ts';
import { RealFiles } from './files/realFiles.ts';
import { help } from './help.ts';
import { toolProgram } from './toolProgram.ts';

export interface LabMachineOptions {
  readonly paths: HostPaths;
  readonly account: Account;
  readonly settings: Readonly<Record<string, readonly string[]>>;
  readonly agent: KeyAgent;
  readonly editFile: EditFile;
  readonly missingCommand: (name: string) => string | undefined;
}

/**
 * The machine of the Lab Shell: this one's files, and as programs those that any machine with a shell has and the tools of
 * the lab. Programs of this machine are not among them, so what works here works everywhere.
 */
export function labMachine({ paths, account, settings, agent, editFile, missingCommand }: LabMachineOptions): Machine {
  const table = new Map<string, Program>();
  const files = new RealFiles(paths, (name) => table.has(name));
  const find = (name: string) => table.get(name);
  const names = () => [...table.keys()].filter((name) => name !== completer);
  const hostname = os.hostname();
  const tool = (name: string, call = name) =>
    toolProgram({ name, tool: call, settings: settings[name] ?? [], paths, agent, editFile });
  const all = [
    ...bundledPrograms(files),
    ...toolNames.map((name) => tool(name)),
    tool('k', 'kubectl'),
    tool(completer),
    // Its `watch` runs the shell's own commands; the tool of that name would start the machine's.
    ...genericPrograms({ hostname: hostname.split('.')[0] ?? '', programs: find }),
    help(() => names()),
  ];
  for (const program of all) table.set(program.name, program);
  let pid = process.pid;
  return {
    hostname,
    files,
    clock: systemClock,
    programs: find,
    programNames: () => names(),
    searchesPath: false,
    missingCommand,
    dialect: bashDialect('5.2.0(1)-release'),
    random: () => Math.random(),
    nextPid: () => (pid += 1),
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    accountOf: (name) => (name === account.name ? account : undefined),
    // The machine itself refuses what may not be read.
    mayRead: () => true,
    mayWrite: (_account, path, stat) => files.mayWrite(path, stat !== undefined),
  };
}

/** Whoever runs this process, at home. */
export function personOf(paths: HostPaths, environment: Readonly<Record<string, string | undefined>>): Account {
  const { username, uid } = os.userInfo();
  const home = environment['HOME'] ?? environment['USERPROFILE'] ?? os.homedir();
  return { name: username, uid: Math.max(uid, 0), home: paths.toShell(home) };
}
