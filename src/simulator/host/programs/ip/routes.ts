import { contains, parseAddress, parseCidr } from '../../../../domain/address/ipv4.ts';
import type { HostNetwork, Route } from '../../network/hostNetwork.ts';
import { trace } from '../../packets/trace.ts';
import type { HostPlace } from '../../shell/hostPlace.ts';
import { IpFailure, valueOf, type IpCommand } from './command.ts';
import type { Paint } from './paint.ts';

/** Tables by their numbers. */
const numbers: Readonly<Record<string, string>> = { '255': 'local', '254': 'main', '253': 'default' };

/** `ip route show [table name] [block] [dev name] [scope …] [proto …] [via …]`. */
export function showRoutes({ routes }: HostNetwork, command: IpCommand): string {
  const { words, paint, family } = command;
  if (family === 'inet6') return '';
  const asked = valueOf(words, 'table') ?? 'main';
  const table = numbers[asked] ?? asked;
  if (!/^\d+$/.test(table) && !['local', 'main', 'default', 'all', 'unspec'].includes(table))
    throw new IpFailure(`Error: argument "${asked}" is wrong: table id value is invalid\n`, 255);
  const all = table === 'all' || table === 'unspec' || table === '0';
  const found = routes.filter((route) => (all || route.table === table) && wanted(route, words));
  // A table exists as long as there is a route in it.
  if (!all && /^\d+$/.test(table) && !routes.some((route) => route.table === table))
    throw new IpFailure('Error: ipv4: FIB table does not exist.\nDump terminated', 2);
  return found.map((route) => `${routeText(route, paint, all)}\n`).join('');
}

function wanted(route: Route, words: readonly string[]): boolean {
  const matches = (keyword: string, value: string | undefined) => {
    const asked = valueOf(words, keyword);
    return asked === undefined || asked === (value ?? (keyword === 'scope' ? 'global' : undefined));
  };
  const keys = ['table', 'dev', 'scope', 'proto', 'via', 'src', 'type'];
  const block = words.find(
    (word, at) => (/^[\d.]+(?:\/\d+)?$/.test(word) || word === 'default') && !keys.includes(words[at - 1] ?? ''),
  );
  if (block !== undefined && !fits(route.destination, block, words)) return false;
  return (
    matches('dev', route.device) &&
    matches('scope', route.scope) &&
    matches('proto', route.protocol) &&
    matches('via', route.via) &&
    matches('src', route.source)
  );
}

function fits(destination: string, block: string, words: readonly string[]): boolean {
  if (words.includes('match'))
    return (
      destination === 'default' || contains(parseCidr(blockOf(destination)), parseAddress(block.split('/')[0] ?? ''))
    );
  return destination === block || `${destination}/32` === block;
}

function blockOf(destination: string): string {
  return destination.includes('/') ? destination : `${destination}/32`;
}

/** A line of `ip route`, which ends with a space. */
export function routeText(route: Route, paint: Paint, withTable = false): string {
  const { type, destination, via, device, table, protocol, scope, source, metric } = route;
  const parts = [
    ...(type === 'unicast' ? [] : [`${type} `]),
    paint.color('inet', `${destination} `),
    ...(via === undefined ? [] : [`via ${paint.color('inet', `${via} `)}`]),
    `dev ${paint.color('interface', `${device} `)}`,
    ...(withTable && table !== 'main' ? [`table ${table} `] : []),
    ...(protocol === undefined ? [] : [`proto ${protocol} `]),
    ...(scope === undefined ? [] : [`scope ${scope} `]),
    ...(source === undefined ? [] : [`src ${paint.color('inet', `${source} `)}`]),
    ...(metric === undefined ? [] : [`metric ${metric} `]),
  ];
  return parts.join('');
}

/** `ip route get address [from address] [iif name]`: what the rules and tables decide for a packet of this host. */
export function getRoute(place: HostPlace, { words, paint }: IpCommand): string {
  const to = words.find((word, at) => /^[\d.]+$/.test(word) && !['from', 'mark', 'uid'].includes(words[at - 1] ?? ''));
  if (to === undefined) throw new IpFailure('need at least a destination address');
  const { namespace } = place.site();
  const from = valueOf(words, 'from');
  const view = namespace.view();
  const local = view.links.some((link) => link.addresses.some(({ address }) => address === to));
  if (local) return `local ${to} dev lo src ${to} uid 0 \n    cache <local> \n`;
  const stations = trace(place.network, namespace, {
    destination: to,
    protocol: 'icmp',
    ...(from === undefined ? {} : { source: from }),
  });
  const leave = stations.find(({ place: where, device }) => where === namespace.id && device !== undefined);
  const source = stations[0]?.packet.source;
  if (leave?.device === undefined) throw new IpFailure('RTNETLINK answers: Network is unreachable', 2);
  const { device } = leave;
  const route = view.routes.find(
    (each) =>
      each.device === device &&
      stations.some(({ because }) =>
        because.some((text) => text.startsWith(each.destination) && text.includes(device)),
      ),
  );
  const via = route?.via === undefined ? '' : `via ${paint.color('inet', `${route.via} `)}`;
  const table = route === undefined || route.table === 'main' ? '' : `table ${route.table} `;
  const head = `${paint.color('inet', `${to} `)}${from === undefined ? '' : `from ${from} `}${via}`;
  return `${head}dev ${paint.color('interface', `${device} `)}${table}${from === undefined ? `src ${paint.color('inet', `${source ?? ''} `)}` : ''}uid 0 \n    cache \n`;
}
