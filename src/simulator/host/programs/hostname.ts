import type { Program } from '../../../terminal/program.ts';
import type { HostMachine } from '../shell/hostMachine.ts';

/** `hostname [-f|-s|-d|-i|-I]`. */
export function hostname(machine: HostMachine): Program {
  return {
    name: 'hostname',
    path: '/usr/bin/hostname',
    async run({ args, stdout, stderr }) {
      const name = machine.hostname;
      const flag = args[0]?.replace(/^--/, '-').slice(0, 2);
      const addresses = () =>
        machine.place
          .site()
          .namespace.view()
          .links.filter(({ kind }) => kind !== 'loopback')
          .flatMap((link) => link.addresses.filter(({ family }) => family === 'inet').map(({ address }) => address));
      const answers: Readonly<Record<string, () => string>> = {
        '-s': () => name.split('.')[0] ?? '',
        '-f': () => name,
        '-d': () => name.split('.').slice(1).join('.'),
        '-i': () => addresses()[0] ?? '',
        '-I': () => `${addresses().join(' ')} `,
        '-a': () => '',
      };
      if (flag === undefined) await stdout.write(`${name}\n`);
      else if (flag.startsWith('-')) await stdout.write(`${answers[flag]?.() ?? name}\n`);
      else {
        await stderr.write('hostname: you must be root to change the host name\n');
        return 1;
      }
      return 0;
    },
  };
}
