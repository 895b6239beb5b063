import { formatAddress, parseCidr } from '../../../domain/address/ipv4.ts';
import type { Program } from '../../../terminal/program.ts';
import type { HostNetwork, Route } from '../network/hostNetwork.ts';
import type { HostMachine } from '../shell/hostMachine.ts';

/** `route [-n]`: the main table as net-tools print it. */
export function route(machine: HostMachine): Program {
  return {
    name: 'route',
    path: '/usr/sbin/route',
    async run({ args, stdout, stderr }) {
      if (args.some((arg) => /^(?:add|del|delete)$/.test(arg))) {
        await stderr.write('route: routes are changed with "ip route" here\n');
        return 4;
      }
      await stdout.write(
        routingTable(
          machine.place.site().namespace.view(),
          args.some((arg) => /^-\w*n/.test(arg)),
        ),
      );
      return 0;
    },
  };
}

/** The table that `route` and `netstat -r` share. */
export function routingTable({ routes }: HostNetwork, numeric: boolean): string {
  const rows = routes.filter(({ table }) => table === 'main').map((each) => row(each, numeric));
  return `Kernel IP routing table\nDestination     Gateway         Genmask         Flags Metric Ref    Use Iface\n${rows.join('')}`;
}

function row({ destination, via, device, metric }: Route, numeric: boolean): string {
  const isDefault = destination === 'default';
  const { base, length } = parseCidr(
    isDefault ? '0.0.0.0/0' : destination.includes('/') ? destination : `${destination}/32`,
  );
  const mask = length === 0 ? 0 : (2 ** 32 - 2 ** (32 - length)) >>> 0;
  const flags = `U${via === undefined ? '' : 'G'}${length === 32 ? 'H' : ''}`;
  const to = isDefault && !numeric ? 'default' : formatAddress(base);
  const columns = [to.padEnd(15), (via ?? '0.0.0.0').padEnd(15), formatAddress(mask).padEnd(15), flags.padEnd(5)];
  return `${columns.join(' ')} ${String(metric ?? 0).padEnd(6)} ${'0'.padEnd(2)} ${'0'.padStart(7)} ${device}\n`;
}
