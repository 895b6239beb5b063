import { sleep } from '../../../base/abort.ts';
import { formatDate } from '../../../terminal/programs/formatDate.ts';
import type { Program } from '../../../terminal/program.ts';
import { candidates, query } from '../packets/lookup.ts';
import type { DnsMessage, DnsType } from '../packets/packet.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { lookUp } from './namedAddress.ts';

const types: readonly DnsType[] = ['A', 'AAAA', 'CNAME', 'PTR', 'SRV', 'NS', 'SOA', 'TXT', 'MX'];
/** Lab milliseconds that `dig` waits for an answer, and how often it asks. */
const patience = 5000;
const attempts = 3;

/** `dig [@server] name [type] [+short] [+search] [-x address]`. */
export function dig(machine: HostMachine): Program {
  return {
    name: 'dig',
    path: '/usr/bin/dig',
    async run(context) {
      const { place, clock } = machine;
      const { stdout, signal, args } = context;
      const asked = readQuestion(args);
      const given = asked.server;
      const found = given === undefined ? undefined : await lookUp(place, given, signal);
      if (found !== undefined && 'problem' in found) {
        await stdout.write(`dig: couldn't get address for '${given ?? ''}': not found\n`);
        return 10;
      }
      const site = place.site();
      const server = found?.address ?? site.resolver.nameservers[0] ?? '127.0.0.1';
      const names = asked.search ? candidates(site, asked.name) : [asked.name];
      const short = asked.flags.has('+short');
      if (!short) await stdout.write(banner(place.distribution.name, args, asked.flags));
      for (const [index, name] of names.entries()) {
        const outcome = query(place.network, site, { server, name, type: asked.type });
        if (outcome.kind !== 'answer') {
          await sleep(place.network.world.clock, outcome.kind === 'silence' ? patience * attempts : 0, signal);
          const why =
            outcome.kind === 'silence' ? 'connection timed out; no servers could be reached' : 'network unreachable';
          await stdout.write(`;; ${why}\n`);
          return 9;
        }
        await sleep(place.network.world.clock, outcome.after, signal);
        const { message } = outcome;
        if (message.answers.length === 0 && index < names.length - 1) continue;
        if (short)
          await stdout.write(message.answers.map(({ type, data }) => `${data}${dotted(type) ? '.' : ''}\n`).join(''));
        else
          await stdout.write(
            sections(message, asked.flags) +
              trailer(
                { server, after: outcome.after, now: clock.now(), zone: context.env.get('TZ') ?? 'UTC', message },
                asked.flags,
              ),
          );
        return 0;
      }
      return 0;
    },
  };
}

interface Question {
  readonly name: string;
  readonly type: DnsType;
  readonly server: string | undefined;
  readonly search: boolean;
  readonly flags: ReadonlySet<string>;
}

function readQuestion(args: readonly string[]): Question {
  let name: string | undefined;
  let type: DnsType | undefined;
  let server: string | undefined;
  const flags = new Set(args.filter((arg) => arg.startsWith('+')));
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    const known = types.find((each) => each === arg.toUpperCase());
    if (arg.startsWith('@')) server = arg.slice(1);
    else if (arg === '-x') {
      name = `${(args[++at] ?? '').split('.').toReversed().join('.')}.in-addr.arpa`;
      type = 'PTR';
    } else if (arg === '-t') type = types.find((each) => each === (args[++at] ?? '').toUpperCase());
    else if (known !== undefined && name !== undefined) type = known;
    else if (!/^[-+]/.test(arg)) name ??= arg.replace(/\.$/, '');
  }
  return {
    name: name ?? '.',
    type: type ?? (name === undefined ? 'NS' : 'A'),
    server,
    search: flags.has('+search'),
    flags,
  };
}

const versions = {
  al2: '9.11.4-P2-RedHat-9.11.4-26.P2.amzn2.13',
  al2023: '9.18.33',
  alpine: '9.20.9',
  busybox: '',
  debian: '9.18.33',
};

function banner(distribution: keyof typeof versions, args: readonly string[], flags: ReadonlySet<string>): string {
  if (flags.has('+nocmd') || flags.has('+noall')) return '';
  return `\n; <<>> DiG ${versions[distribution]} <<>> ${args.join(' ')}\n;; global options: +cmd\n`;
}

/** Types whose data is a name, which is written with its final dot. */
function dotted(type: DnsType): boolean {
  return ['CNAME', 'PTR', 'NS'].includes(type);
}

function sections(message: DnsMessage, flags: ReadonlySet<string>): string {
  const { id, name, type, rcode = 'NOERROR', answers } = message;
  const answer = answers.map(
    (each) =>
      `${`${each.name}.`.padEnd(24)}${each.name.length < 23 ? '' : '\t'}${each.ttl}\tIN\t${each.type}\t${each.data}${dotted(each.type) ? '.' : ''}\n`,
  );
  if (flags.has('+noall')) return flags.has('+answer') ? answer.join('') : '';
  const head = [
    ';; Got answer:\n',
    `;; ->>HEADER<<- opcode: QUERY, status: ${rcode}, id: ${id}\n`,
    `;; flags: qr rd ra; QUERY: 1, ANSWER: ${answers.length}, AUTHORITY: 0, ADDITIONAL: 1\n\n`,
    ';; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 4096\n',
    `;; QUESTION SECTION:\n;${`${name}.`.padEnd(23)}${name.length < 22 ? '' : '\t'}\tIN\t${type}\n\n`,
  ].join('');
  return head + (answers.length === 0 ? '' : `;; ANSWER SECTION:\n${answer.join('')}\n`);
}

function trailer(
  from: { server: string; after: number; now: number; zone: string; message: DnsMessage },
  flags: ReadonlySet<string>,
): string {
  if (flags.has('+noall') || flags.has('+nostats')) return '';
  const { server, after, now, zone, message } = from;
  const size = 12 + message.name.length + 6 + message.answers.length * 16 + 11;
  return `;; Query time: ${Math.round(after)} msec\n;; SERVER: ${server}#53(${server})\n;; WHEN: ${formatDate('%a %b %d %H:%M:%S %Z %Y', now, zone)}\n;; MSG SIZE  rcvd: ${size}\n\n`;
}
