import type { Account } from '../../program.ts';
import type { Machine } from '../machine.ts';
import { ShellState } from './shellState.ts';
import { Variables } from './variables.ts';

/** What a shell is started with. */
export interface ShellStart {
  readonly account?: Account;
  readonly cwd?: string;
  readonly env?: ReadonlyMap<string, string>;
  /** `$0`, `$1`, … */
  readonly args?: readonly string[];
}

/** The state of a shell that has just started. */
export function startState(machine: Machine, start: ShellStart & { readonly account: Account }): ShellState {
  const variables = new Variables();
  const cwd = start.cwd ?? start.account.home;
  for (const [name, text] of start.env ?? []) {
    variables.set(name, text);
    variables.writable(name).exported = true;
  }
  const level = Number(start.env?.get('SHLVL') ?? 0) + 1;
  const own = { PWD: cwd, SHLVL: String(level) };
  for (const [name, text] of Object.entries(own)) {
    variables.set(name, text);
    variables.writable(name).exported = true;
  }
  const unexported = {
    IFS: ' \t\n',
    OPTIND: '1',
    HOSTNAME: machine.hostname,
    HOSTTYPE: 'x86_64',
    OSTYPE: 'linux-gnu',
    MACHTYPE: 'x86_64-pc-linux-gnu',
    PS4: '+ ',
    ...(machine.dialect.name === 'bash' ? { BASH: '/bin/bash', BASH_VERSION: machine.dialect.version } : {}),
  };
  for (const [name, text] of Object.entries(unexported))
    if (variables.find(name) === undefined) variables.set(name, text);
  const [name = machine.dialect.name, ...positional] = start.args ?? [];
  return new ShellState({ account: start.account, variables, cwd, name, pid: machine.nextPid(), positional });
}
