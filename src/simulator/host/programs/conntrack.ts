import type { Program } from '../../../terminal/program.ts';
import { readOptions } from '../../../terminal/programs/options.ts';
import type { Connection } from '../packets/connections.ts';
import type { Flow } from '../packets/flow.ts';
import type { HostMachine } from '../shell/hostMachine.ts';

/** `conntrack -L [-p protocol] [-s address] [-d address]`, and `-C`. */
export function conntrack(machine: HostMachine): Program {
  const { place } = machine;
  const version = place.distribution.name === 'al2' ? '1.4.4' : '1.4.6';
  return {
    name: 'conntrack',
    path: '/usr/sbin/conntrack',
    async run({ args, account, stdout, stderr }) {
      const options = readOptions(args, 'LCEDFnp:s:d:o:f:', {
        long: ['proto:', 'src:', 'dst:', 'output:', 'count', 'dump'],
      });
      if (account.uid !== 0) {
        await stderr.write(
          `conntrack v${version} (conntrack-tools): Operation failed: sorry, you must be root or get CAP_NET_ADMIN capability to do this\n`,
        );
        return 1;
      }
      const time = place.network.world.clock.labTime();
      const [protocol, source, destination] = [
        options.value('p', 'proto'),
        options.value('s', 'src'),
        options.value('d', 'dst'),
      ];
      const found = place
        .site()
        .namespace.connections.list(time)
        .filter(({ original }) => (protocol ?? original.protocol) === original.protocol)
        .filter(({ original }) => (source ?? original.source) === original.source)
        .filter(({ original }) => (destination ?? original.destination) === original.destination);
      if (options.has('C', 'count')) {
        await stdout.write(`${found.length}\n`);
        return 0;
      }
      if (!options.has('L', 'dump')) {
        await stderr.write(`conntrack v${version} (conntrack-tools): only -L and -C are available here\n`);
        return 2;
      }
      await stdout.write(found.map((each) => `${entry(each, time)}\n`).join(''));
      await stderr.write(`conntrack v${version} (conntrack-tools): ${found.length} flow entries have been shown.\n`);
      return 0;
    },
  };
}

const numbers = { icmp: 1, tcp: 6, udp: 17 };

function entry({ original, reply, mark, replied, state, expires }: Connection, time: number): string {
  const { protocol } = original;
  const left = Math.max(0, Math.round((expires - time) / 1000));
  const head = `${protocol.padEnd(8)} ${numbers[protocol]} ${left}${state === undefined ? '' : ` ${state}`}`;
  const assured = protocol === 'icmp' || !replied || state === 'SYN_RECV' ? '' : '[ASSURED] ';
  return `${head} ${tuple(original, 'original')}${replied ? '' : '[UNREPLIED] '}${tuple(reply, 'reply')}${assured}mark=${mark} use=1`;
}

function tuple(
  { protocol, source, destination, sourcePort, destinationPort }: Flow,
  side: 'original' | 'reply',
): string {
  const ends = `src=${source} dst=${destination} `;
  if (protocol !== 'icmp') return `${ends}sport=${sourcePort} dport=${destinationPort} `;
  // The identifier stands at the side of the one who asks.
  return side === 'original' ? `${ends}type=8 code=0 id=${sourcePort} ` : `${ends}type=0 code=0 id=${destinationPort} `;
}
