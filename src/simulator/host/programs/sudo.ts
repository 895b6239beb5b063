import type { Program } from '../../../terminal/program.ts';
import { readOptions } from '../../../terminal/programs/options.ts';
import { root } from '../shell/accounts.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { bashProfile, loginEnvironment } from '../shell/login.ts';

/** Where sudo looks for programs, whatever the user's own path is (`secure_path`). */
const securePath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin';

/** `sudo [-u user] [-i|-s] [name=value …] [command …]`, which asks for no password. */
export function sudo(machine: HostMachine): Program {
  return {
    name: 'sudo',
    path: '/usr/bin/sudo',
    async run(context) {
      const options = readOptions(context.args, 'u:g:h:p:C:T:iskKvnEHSbl', {
        permute: false,
        long: ['user:', 'login'],
      });
      const name = options.value('u', 'user') ?? 'root';
      const account = machine.accountOf(name);
      if (account === undefined) {
        await context.stderr.write(
          `sudo: unknown user: ${name}\nsudo: error initializing audit plugin sudoers_audit\n`,
        );
        return 1;
      }
      const env = new Map(loginEnvironment(machine, account));
      env
        .set('PATH', securePath)
        .set('SUDO_USER', context.account.name)
        .set('SUDO_COMMAND', options.operands.join(' '));
      for (const kept of ['TERM', 'TZ', 'LANG']) {
        const value = context.env.get(kept);
        if (value !== undefined) env.set(kept, value);
      }
      if (options.has('E')) for (const [key, value] of context.env) if (!env.has(key)) env.set(key, value);
      const argv = [...options.operands];
      while (/^\w+=/.test(argv[0] ?? '')) {
        const [key = '', ...value] = (argv.shift() ?? '').split('=');
        env.set(key, value.join('='));
      }
      const login = options.has('i', 'login');
      const start = { account, env, ...(login ? { cwd: account.home } : {}) };
      if (options.has('v', 'k', 'K') && argv.length === 0) return 0;
      if (options.has('i', 'login', 's')) {
        if (argv.length > 0) return context.shell(argv.join(' '), start);
        return context.interact({ ...start, profile: bashProfile, login });
      }
      if (argv.length > 0) return context.run(argv, start);
      await context.stderr.write('usage: sudo -h | -K | -k | -V\nusage: sudo [-u user] [-i | -s] [command]\n');
      return 1;
    },
  };
}

/** `su [-] [user] [-c command]`: root may become anybody; others would need a password. */
export function su(machine: HostMachine): Program {
  return {
    name: 'su',
    path: '/usr/bin/su',
    async run(context) {
      const args = context.args.map((arg) => (arg === '-' ? '-l' : arg));
      const options = readOptions(args, 'lmpc:s:', { long: ['login', 'command:'] });
      const account = machine.accountOf(options.operands[0] ?? 'root');
      if (account === undefined) {
        await context.stderr.write(`su: user ${options.operands[0] ?? ''} does not exist\n`);
        return 1;
      }
      if (context.account.uid !== root.uid) {
        await context.stderr.write('Password: \nsu: Authentication failure\n');
        return 1;
      }
      const login = options.has('l', 'login');
      const start = { account, env: loginEnvironment(machine, account), ...(login ? { cwd: account.home } : {}) };
      const command = options.value('c', 'command');
      if (command !== undefined) return context.shell(command, start);
      return context.interact({ ...start, profile: bashProfile, login });
    },
  };
}
