import type { NetworkSite, Resolver } from '../network/networkSite.ts';
import type { PacketNetwork } from './packetNetwork.ts';
import { answersTo } from './answers.ts';
import type { QueryOutcome } from './outcomes.ts';
import type { DnsMessage, DnsType } from './packet.ts';
import { Stack } from './stack/stack.ts';
import { startWalk } from './startWalk.ts';

/** What became of a name: addresses, or why there are none. */
export type ResolveOutcome =
  | { readonly kind: 'found'; readonly addresses: readonly string[]; readonly name: string; readonly after: number }
  /** There is no such name (`Name or service not known`). */
  | { readonly kind: 'unknown'; readonly after: number }
  /** No server answered (`Temporary failure in name resolution`); by then ten seconds have gone. */
  | { readonly kind: 'no-server'; readonly after: number };

/** Asks one server one question over UDP, as `dig @server name type` does. */
export function query(
  network: PacketNetwork,
  { namespace }: NetworkSite,
  question: { readonly server: string; readonly name: string; readonly type: DnsType; readonly start?: number },
): QueryOutcome {
  const walk = startWalk(network, question.start);
  const { random } = walk;
  const payload: DnsMessage = {
    id: walk.identification(),
    name: question.name,
    type: question.type,
    answers: [],
  };
  const packet = {
    source: '',
    destination: question.server,
    ttl: walk.view(namespace).defaultTtl,
    id: walk.identification(),
    // Headers of IP, UDP and DNS, and the question.
    length: 28 + 12 + question.name.length + 6,
    body: {
      protocol: 'udp',
      sourcePort: 32_768 + Math.floor(random() * 28_232),
      destinationPort: 53,
      payload,
    },
  } as const;
  if (!new Stack(walk, namespace).send(packet, 0)) return { kind: 'no-route' };
  walk.run();
  const [answer] = answersTo(walk, namespace.id);
  if (answer === undefined) return { kind: 'silence' };
  const { packet: back, at: after, error } = answer;
  if (error !== undefined) return { kind: 'unreachable', from: back.source, error: error.type, after };
  if (back.body.protocol !== 'udp' || typeof back.body.payload === 'string') return { kind: 'silence' };
  return { kind: 'answer', message: back.body.payload, server: back.source, after };
}

/** Seconds for which the C library waits for a server, how often it asks, and dots that make a name a full one. */
const usual = { timeout: 5, attempts: 2, ndots: 1 };

/** The addresses of a name as programs get them: from the hosts file, else by the resolver's search list. */
export function resolve(network: PacketNetwork, site: NetworkSite, name: string): ResolveOutcome {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return { kind: 'found', addresses: [name], name, after: 0 };
  const own = site.hosts.filter(({ address, names }) => names.includes(name) && !address.includes(':'));
  if (own.length > 0) return { kind: 'found', addresses: own.map(({ address }) => address), name, after: 0 };
  let after = 0;
  for (const candidate of candidates(site, name)) {
    const outcome = askServers(network, site, candidate, after);
    after = outcome.after;
    if (outcome.message === undefined) return { kind: 'no-server', after };
    const addresses = outcome.message.answers.flatMap(({ type, data }) => (type === 'A' ? [data] : []));
    if (addresses.length > 0) return { kind: 'found', addresses, name: candidate, after };
  }
  return { kind: 'unknown', after };
}

/** The full names that a name may stand for, in the order in which they are tried. */
export function candidates({ resolver }: NetworkSite, name: string): readonly string[] {
  if (name.endsWith('.')) return [name.slice(0, -1)];
  const ndots = optionOf(resolver, 'ndots');
  const searched = resolver.search.map((domain) => `${name}.${domain}`);
  return name.split('.').length - 1 >= ndots ? [name, ...searched] : [...searched, name];
}

function askServers(
  network: PacketNetwork,
  site: NetworkSite,
  name: string,
  start: number,
): { readonly message?: DnsMessage; readonly after: number } {
  let after = start;
  const patience = optionOf(site.resolver, 'timeout') * 1000;
  for (let attempt = 0; attempt < optionOf(site.resolver, 'attempts'); attempt++)
    for (const server of site.resolver.nameservers) {
      const outcome = query(network, site, { server, name, type: 'A', start: after });
      if (outcome.kind === 'answer' && outcome.message.rcode !== 'SERVFAIL')
        return { message: outcome.message, after: after + outcome.after };
      after += outcome.kind === 'silence' ? patience : 'after' in outcome ? outcome.after : 0;
    }
  return { after };
}

function optionOf({ options }: Resolver, name: keyof typeof usual): number {
  const option = options.find((each) => each.startsWith(`${name}:`));
  return option === undefined ? usual[name] : Number(option.slice(name.length + 1));
}
