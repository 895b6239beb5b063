import { sleep } from '../../../base/abort.ts';
import type { Program, ProgramContext } from '../../../terminal/program.ts';
import { candidates, query } from '../packets/lookup.ts';
import type { DnsMessage, DnsType } from '../packets/packet.ts';
import type { HostMachine } from '../shell/hostMachine.ts';

/** Lab milliseconds until a server that does not answer is given up. */
const patience = 15_000;

/** `nslookup [-type=type] name [server]`. */
export function nslookup(machine: HostMachine): Program {
  return {
    name: 'nslookup',
    path: '/usr/bin/nslookup',
    async run(context) {
      const words = context.args.filter((arg) => !arg.startsWith('-'));
      const [name, given] = words;
      if (name === undefined) {
        await context.stderr.write('Usage: nslookup [-type=QUERY_TYPE] HOST [DNS_SERVER]\n');
        return 1;
      }
      const type = (/-(?:query|type|q)=(\w+)/i.exec(context.args.join(' '))?.[1]?.toUpperCase() ?? 'A') as DnsType;
      const asked = await ask(machine, context, name, type, given);
      if (asked === undefined) {
        await context.stdout.write(';; connection timed out; no servers could be reached\n\n');
        return 1;
      }
      const busybox = machine.place.distribution.ping === 'busybox';
      const { server, message } = asked;
      const head = busybox
        ? `Server:\t\t${server}\nAddress:\t${server}:53\n\n`
        : `Server:\t\t${server}\nAddress:\t${server}#53\n\n`;
      await context.stdout.write(head);
      if (message.answers.length === 0) {
        await context.stdout.write(`** server can't find ${message.name}: ${message.rcode ?? 'NXDOMAIN'}\n\n`);
        return 1;
      }
      await context.stdout.write(
        `${busybox ? '' : 'Non-authoritative answer:\n'}${message.answers.map(answerText).join('')}\n`,
      );
      return 0;
    },
  };
}

function answerText({ name, type, data }: DnsMessage['answers'][number]): string {
  if (type === 'A' || type === 'AAAA') return `Name:\t${name}\nAddress: ${data}\n`;
  if (type === 'CNAME') return `${name}\tcanonical name = ${data}.\n`;
  if (type === 'PTR') return `${name}\tname = ${data}.\n`;
  return `${name}\t${type} ${data}\n`;
}

/** `host [-t type] name [server]`. */
export function host(machine: HostMachine): Program {
  return {
    name: 'host',
    path: '/usr/bin/host',
    async run(context) {
      const at = context.args.indexOf('-t');
      const words = context.args.filter((arg, index) => !arg.startsWith('-') && (at < 0 || index !== at + 1));
      const [name, given] = words;
      if (name === undefined) {
        await context.stderr.write('Usage: host [-t type] hostname [server]\n');
        return 1;
      }
      const type = (at < 0 ? 'A' : (context.args[at + 1] ?? 'A').toUpperCase()) as DnsType;
      const asked = await ask(machine, context, name, type, given);
      if (asked === undefined) {
        await context.stdout.write(';; connection timed out; no servers could be reached\n');
        return 1;
      }
      const { message } = asked;
      if (message.answers.length === 0) {
        await context.stdout.write(`Host ${name} not found: 3(${message.rcode ?? 'NXDOMAIN'})\n`);
        return 1;
      }
      const lines = message.answers.map((each) => {
        if (each.type === 'A') return `${each.name} has address ${each.data}\n`;
        if (each.type === 'CNAME') return `${each.name} is an alias for ${each.data}.\n`;
        return `${each.name} domain name pointer ${each.data}.\n`;
      });
      await context.stdout.write(lines.join(''));
      return 0;
    },
  };
}

/** Asks the resolver, or the server that was named, by the search list; the name of an address backwards. */
async function ask(
  { place }: HostMachine,
  { signal }: ProgramContext,
  name: string,
  type: DnsType,
  given: string | undefined,
): Promise<{ readonly server: string; readonly message: DnsMessage } | undefined> {
  const site = place.site();
  const server = given ?? site.resolver.nameservers[0] ?? '127.0.0.1';
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(name);
  const names = isAddress ? [`${name.split('.').toReversed().join('.')}.in-addr.arpa`] : candidates(site, name);
  let last: DnsMessage | undefined;
  for (const each of names) {
    const outcome = query(place.network, site, { server, name: each, type: isAddress ? 'PTR' : type });
    const took = outcome.kind === 'answer' ? outcome.after : outcome.kind === 'silence' ? patience : 0;
    await sleep(place.network.world.clock, took, signal);
    if (outcome.kind !== 'answer') return undefined;
    last = outcome.message;
    if (last.answers.length > 0) break;
  }
  return last === undefined ? undefined : { server, message: last };
}
