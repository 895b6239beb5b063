import type { Program } from '../../../terminal/program.ts';
import type { HostMachine } from '../shell/hostMachine.ts';

/** `sysctl [-n] name …`, of what `/proc/sys` shows. */
export const sysctl: (machine: HostMachine) => Program = ({ files }) => ({
  name: 'sysctl',
  path: '/usr/sbin/sysctl',
  async run({ args, stdout, stderr }) {
    let status = 0;
    const all = args.includes('-a');
    const names = all ? ['net.ipv4.ip_default_ttl', 'net.ipv4.ip_forward'] : args.filter((arg) => !arg.startsWith('-'));
    for (const name of names) {
      if (name.includes('=')) {
        status = 1;
        await stderr.write(`sysctl: permission denied on key "${name.split('=')[0] ?? ''}"\n`);
        continue;
      }
      const value = await files.readFile(`/proc/sys/${name.replaceAll('.', '/')}`).catch(() => undefined);
      if (value === undefined) {
        status = 1;
        await stderr.write(`sysctl: cannot stat /proc/sys/${name.replaceAll('.', '/')}: No such file or directory\n`);
      } else await stdout.write(args.includes('-n') ? value : `${name} = ${value}`);
    }
    return status;
  },
});
