import { sleep } from '../../../base/abort.ts';
import type { Program } from '../../../terminal/program.ts';
import { readOptions } from '../../../terminal/programs/options.ts';
import { sendDatagram } from '../packets/datagram.ts';
import { echo } from '../packets/echo.ts';
import type { Unreachable } from '../packets/outcomes.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { lookUp, lookupProblems, nameOf } from './namedAddress.ts';

/** The first of the ports that probes go to, and lab milliseconds that one is waited for. */
const firstPort = 33_434;
const patience = 5000;

/** `traceroute [-nI] [-m hops] [-q probes] [-w seconds] destination`. */
export function traceroute(machine: HostMachine): Program {
  const { place } = machine;
  return {
    name: 'traceroute',
    path: '/usr/bin/traceroute',
    async run(context) {
      const { stdout, stderr, signal } = context;
      const options = readOptions(context.args, 'nITU46m:q:w:f:p:N:s:');
      const [destination] = options.operands;
      if (destination === undefined) {
        await stderr.write('Usage: traceroute [-nI] [-m max_ttl] [-q nqueries] [-w waittime] host\n');
        return 2;
      }
      const found = await lookUp(place, destination, signal);
      if ('problem' in found) {
        await stderr.write(
          `${destination}: ${lookupProblems[found.problem]}\nCannot handle "host" cmdline arg \`${destination}' on position 1 (argc 1)\n`,
        );
        return 2;
      }
      const hops = Number(options.value('m') ?? 30);
      const probes = Number(options.value('q') ?? 3);
      const wait = options.has('w') ? Number(options.value('w')) * 1000 : patience;
      const identifier = Math.floor(place.network.world.random() * 65_536);
      await stdout.write(`traceroute to ${destination} (${found.address}), ${hops} hops max, 60 byte packets\n`);
      for (let ttl = 1; ttl <= hops; ttl += 1) {
        await stdout.write(`${String(ttl).padStart(2)} `);
        let reached = false;
        let last = '';
        for (let probe = 0; probe < probes; probe += 1) {
          const sent = options.has('I')
            ? reachedBy(
                echo(place.network, place.site().namespace, {
                  destination: found.address,
                  identifier,
                  sequence: ttl * probes + probe,
                  size: 32,
                  ttl,
                }),
              )
            : reachedBy(
                sendDatagram(place.network, place.site().namespace, {
                  destination: found.address,
                  port: firstPort + (ttl - 1) * probes + probe,
                  sourcePort: 40_000 + (identifier % 20_000),
                  payload: '@'.repeat(32),
                  ttl,
                }),
              );
          await sleep(place.network.world.clock, sent?.after ?? wait, signal);
          if (sent === undefined) {
            await stdout.write(' *');
            continue;
          }
          const { from, after, isEnd } = sent;
          if (from !== last) {
            const name = options.has('n') ? undefined : (nameOf(place, from) ?? from);
            await stdout.write(name === undefined ? ` ${from}` : ` ${name} (${from})`);
          }
          last = from;
          await stdout.write(`  ${after.toFixed(3)} ms`);
          reached ||= isEnd;
        }
        await stdout.write('\n');
        if (reached) return 0;
      }
      return 0;
    },
  };
}

interface Reached {
  readonly from: string;
  readonly after: number;
  /** The destination itself has answered. */
  readonly isEnd: boolean;
}

function reachedBy(outcome: ReturnType<typeof echo> | ReturnType<typeof sendDatagram>): Reached | undefined {
  if (outcome.kind === 'reply') return { from: outcome.from, after: outcome.after, isEnd: true };
  if (outcome.kind !== 'unreachable') return undefined;
  return { from: outcome.from, after: outcome.after, isEnd: endsAt(outcome) };
}

function endsAt({ error }: Unreachable): boolean {
  return error !== 'time-exceeded';
}
