import type { Program } from '../../../terminal/program.ts';
import { readOptions, type Options } from '../../../terminal/programs/options.ts';
import type { Listener } from '../packets/listener.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { routingTable } from './route.ts';

/** `ss [-tulnpa]`: what listens. Nothing here keeps a connection open, so there are no others. */
export function ss(machine: HostMachine): Program {
  return {
    name: 'ss',
    path: '/usr/sbin/ss',
    async run(context) {
      const options = readOptions(context.args, 'tulnpaeimos46HrxKd');
      const rows = chosen(machine, options).map(({ protocol, port, address = '0.0.0.0', program }) => ({
        netid: protocol,
        state: protocol === 'tcp' ? 'LISTEN' : 'UNCONN',
        queue: protocol === 'tcp' ? '4096' : '0',
        local: `${address}:${port}`,
        process:
          options.has('p') && context.account.uid === 0 ? `users:(("${program}",pid=${pidOf(program)},fd=3))` : '',
      }));
      const width = rows.reduce((widest, { local }) => Math.max(widest, local.length), 'Local Address:Port'.length);
      const both = options.has('t') === options.has('u');
      const head = `${both ? 'Netid ' : ''}State  Recv-Q Send-Q ${'Local Address:Port'.padStart(width)} Peer Address:Port Process\n`;
      const lines = rows.map(
        ({ netid, state, queue, local, process }) =>
          `${both ? netid.padEnd(6) : ''}${state.padEnd(6)} ${'0'.padEnd(6)} ${queue.padEnd(6)} ${local.padStart(width)} ${'0.0.0.0:*'.padStart(17)} ${process}\n`,
      );
      await context.stdout.write((options.has('H') ? '' : head) + lines.join(''));
      return 0;
    },
  };
}

/** `netstat [-tulnp] [-rn]`. */
export function netstat(machine: HostMachine): Program {
  return {
    name: 'netstat',
    path: '/usr/bin/netstat',
    async run(context) {
      const options = readOptions(context.args, 'tulnpaersiW46c', {
        long: ['route', 'listening', 'tcp', 'udp', 'numeric', 'programs'],
      });
      if (options.has('r', 'route')) {
        await context.stdout.write(routingTable(machine.place.site().namespace.view(), options.has('n', 'numeric')));
        return 0;
      }
      const tells = options.has('p', 'programs');
      const head = `Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State       ${tells ? 'PID/Program name    ' : ''}\n`;
      const rows = chosen(machine, options).map(({ protocol, port, address = '0.0.0.0', program }) => {
        const name = context.account.uid === 0 ? `${pidOf(program)}/${program}` : '-';
        const owner = tells ? name.padEnd(20) : '';
        return `${protocol.padEnd(5)} ${'0'.padStart(6)} ${'0'.padStart(6)} ${`${address}:${port}`.padEnd(23)} ${'0.0.0.0:*'.padEnd(23)} ${(protocol === 'tcp' ? 'LISTEN' : '').padEnd(11)} ${owner}\n`;
      });
      await context.stdout.write(head + rows.join(''));
      return 0;
    },
  };
}

function chosen({ place }: HostMachine, options: Options): readonly Listener[] {
  const both = options.has('t', 'tcp') === options.has('u', 'udp');
  const wanted = (protocol: string) => both || options.has(protocol === 'tcp' ? 't' : 'u', protocol);
  return place
    .site()
    .namespace.listeners()
    .filter(({ protocol }) => wanted(protocol))
    .toSorted((a, b) => (a.protocol === b.protocol ? a.port - b.port : a.protocol < b.protocol ? -1 : 1));
}

/** A process number that stays the same: programs here have none of their own. */
function pidOf(program: string): number {
  return 1000 + Array.from(program).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 4000, 0);
}
