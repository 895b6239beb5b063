import type { Program } from '../../../terminal/program.ts';
import type { HostMachine } from '../shell/hostMachine.ts';

/** `arp [-n] [-a]`. */
export function arp(machine: HostMachine): Program {
  return {
    name: 'arp',
    path: '/usr/sbin/arp',
    async run({ args, stdout }) {
      const { neighbours } = machine.place.site().namespace.view();
      const known = neighbours.filter(({ mac }) => mac !== undefined);
      if (args.includes('-a')) {
        await stdout.write(
          known
            .map(
              ({ address, mac, device, state }) =>
                `? (${address}) at ${mac} [ether]${state === 'PERMANENT' ? ' PERM' : ''} on ${device}\n`,
            )
            .join(''),
        );
        return 0;
      }
      const head = 'Address                  HWtype  HWaddress           Flags Mask            Iface\n';
      const rows = known.map(
        ({ address, mac, device, state }) =>
          `${address.padEnd(24)} ether   ${(mac ?? '').padEnd(19)} ${(state === 'PERMANENT' ? 'CM' : 'C').padEnd(21)} ${device}\n`,
      );
      await stdout.write(head + rows.join(''));
      return 0;
    },
  };
}
