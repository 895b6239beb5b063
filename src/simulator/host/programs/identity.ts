import type { Program } from '../../../terminal/program.ts';
import type { HostMachine } from '../shell/hostMachine.ts';

/** `whoami`. */
export const whoami: Program = {
  name: 'whoami',
  path: '/usr/bin/whoami',
  async run({ account, stdout }) {
    await stdout.write(`${account.name}\n`);
    return 0;
  },
};

/** Groups of the accounts that Amazon's images have. */
const groups: Readonly<Record<string, string>> = {
  root: '0(root)',
  'ec2-user': '1000(ec2-user),4(adm),10(wheel),190(systemd-journal)',
};

/** `id [-u|-g|-n|-un] [user]`. */
export function id(machine: HostMachine): Program {
  return {
    name: 'id',
    path: '/usr/bin/id',
    async run({ args, account, stdout, stderr }) {
      const flags = args.filter((arg) => arg.startsWith('-')).join('');
      const named = args.find((arg) => !arg.startsWith('-'));
      const user = named === undefined ? account : machine.accountOf(named);
      if (user === undefined) {
        await stderr.write(`id: '${named ?? ''}': no such user\n`);
        return 1;
      }
      const { uid, name } = user;
      const short = flags.includes('n') ? name : String(uid);
      await stdout.write(
        /[ugG]/.test(flags) ? `${short}\n` : `uid=${uid}(${name}) gid=${uid}(${name}) groups=${groups[name] ?? uid}\n`,
      );
      return 0;
    },
  };
}
