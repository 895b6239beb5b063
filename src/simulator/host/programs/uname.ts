import type { Program } from '../../../terminal/program.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { kernelOf } from './kernel.ts';

/** `uname [-asnrvmpio]`. */
export function uname(machine: HostMachine): Program {
  return {
    name: 'uname',
    path: '/usr/bin/uname',
    async run({ args, stdout }) {
      const { release, version, architecture } = kernelOf(machine.place);
      const parts = {
        s: 'Linux',
        n: machine.hostname,
        r: release,
        v: version,
        m: architecture,
        p: architecture,
        i: architecture,
        o: 'GNU/Linux',
      };
      const given = args.join('').replaceAll('-', '');
      const wanted = given === '' ? 's' : given.includes('a') ? 'snrvmpio' : given;
      const shown = Object.entries(parts).filter(([letter]) => wanted.includes(letter));
      await stdout.write(`${shown.map(([, text]) => text).join(' ')}\n`);
      return 0;
    },
  };
}
