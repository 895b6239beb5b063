import type { Route, RoutingRule, TableName } from '../../network/hostNetwork.ts';
import type { NetworkNamespace } from '../../network/networkNamespace.ts';
import { IpFailure, valueOf, type IpCommand } from './command.ts';

const exists = 'RTNETLINK answers: File exists';
const missing = 'RTNETLINK answers: No such process';

/** `ip route add|replace|del block [via address] [dev name] [src address] [metric n] [table name]`. */
export function changeRoute(namespace: NetworkNamespace, { verb, words }: IpCommand): string {
  const view = namespace.view();
  const asked = readRoute(words);
  const same = view.routes.filter(
    ({ table, destination }) => table === asked.table && destination === asked.destination,
  );
  const fits = same.filter(
    (each) =>
      (asked.via === undefined || each.via === asked.via) &&
      (asked.device === undefined || each.device === asked.device),
  );
  if (verb === 'delete') {
    const [found] = fits;
    if (found === undefined || !namespace.routingEdits.deleteRoute(found, view)) throw new IpFailure(missing, 2);
    return '';
  }
  if (verb === 'add' && same.some(({ metric }) => metric === asked.metric)) throw new IpFailure(exists, 2);
  const gateway = view.routes.find(({ destination, scope }) => destination === asked.via && scope === 'link');
  const device =
    asked.device ?? gateway?.device ?? view.routes.find(({ destination }) => destination === 'default')?.device;
  if (device === undefined || !view.links.some(({ name }) => name === device))
    throw new IpFailure(`Cannot find device "${device ?? ''}"`);
  for (const old of verb === 'add' ? [] : same) namespace.routingEdits.deleteRoute(old, view);
  const { via, ...rest } = asked;
  const route: Route = {
    ...rest,
    type: 'unicast',
    device,
    ...(via === undefined ? { scope: 'link' as const } : { via }),
  };
  namespace.routingEdits.addRoute(route);
  return '';
}

function readRoute(
  words: readonly string[],
): Pick<Route, 'table' | 'destination' | 'via' | 'source' | 'metric'> & { readonly device?: string } {
  const [destination = ''] = words;
  if (destination !== 'default' && !/^\d+\.\d+\.\d+\.\d+(?:\/\d+)?$/.test(destination))
    throw new IpFailure(`Error: any valid prefix is expected rather than "${destination}".`);
  const [via, device, source, metric] = ['via', 'dev', 'src', 'metric'].map((word) => valueOf(words, word));
  return {
    table: (valueOf(words, 'table') ?? 'main') as TableName,
    destination: destination === '0.0.0.0/0' ? 'default' : destination.replace(/\/32$/, ''),
    ...(via === undefined ? {} : { via }),
    ...(device === undefined ? {} : { device }),
    ...(source === undefined ? {} : { source }),
    ...(metric === undefined ? {} : { metric: Number(metric) }),
  };
}

/** `ip rule add|del [from block] [to block] [fwmark n[/mask]] [table name] [priority n]`. */
export function changeRule(namespace: NetworkNamespace, { verb, words }: IpCommand): string {
  const view = namespace.view();
  const asked = readRule(words);
  if (verb === 'delete') {
    const found = view.rules.find((rule) =>
      Object.entries(asked).every(([key, value]) => same(rule[key as keyof RoutingRule], value)),
    );
    if (found === undefined || !namespace.routingEdits.deleteRule(found, view))
      throw new IpFailure('RTNETLINK answers: No such file or directory', 2);
    return '';
  }
  // Without a priority the kernel takes the one before the first rule but that of the local table.
  const next = (view.rules.find(({ priority }) => priority > 0)?.priority ?? 32_766) - 1;
  namespace.routingEdits.addRule({ priority: next, table: 'main', ...asked });
  return '';
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function readRule(words: readonly string[]): Partial<RoutingRule> {
  const [from, to, table, mark] = [
    valueOf(words, 'from'),
    valueOf(words, 'to'),
    valueOf(words, 'table', 'lookup'),
    valueOf(words, 'fwmark'),
  ];
  const priority = valueOf(words, 'priority', 'pref', 'prio', 'preference');
  const [value, mask = '0xffffffff'] = mark?.split('/') ?? [];
  return {
    ...(priority === undefined ? {} : { priority: Number(priority) }),
    ...(from === undefined || from === 'all' ? {} : { from: from.replace(/\/32$/, '') }),
    ...(to === undefined || to === 'all' ? {} : { to: to.replace(/\/32$/, '') }),
    ...(value === undefined ? {} : { mark: { value: Number(value), mask: Number(mask) } }),
    ...(table === undefined ? {} : { table: table as TableName }),
  };
}

/** `ip link set [dev] name up|down`. */
export function changeLink(namespace: NetworkNamespace, { verb, words }: IpCommand): string {
  if (verb !== 'set') throw new IpFailure(`"ip link ${verb}" is not available here: the VPC CNI would not know of it.`);
  const name = valueOf(words, 'dev') ?? words[0] ?? '';
  const state = words.find((word) => word === 'up' || word === 'down');
  if (!namespace.view().links.some((link) => link.name === name)) throw new IpFailure(`Cannot find device "${name}"`);
  if (state === undefined) throw new IpFailure('Only "up" and "down" can be set here.');
  namespace.routingEdits.setLink(name, state === 'up' ? 'up' : 'down');
  return '';
}
