import { contains, parseAddress, parseCidr, type Cidr } from '../../../domain/address/ipv4.ts';
import type { HostNetwork, Route, RoutingRule } from '../network/hostNetwork.ts';

export interface RouteQuery {
  readonly destination: string;
  /** Unknown while a program has not chosen one. */
  readonly source?: string;
  readonly mark: number;
  /** `ping -I eth1`: only routes of this interface. */
  readonly device?: string;
}

/** The route a packet takes, and the rule that led to its table. */
export interface FoundRoute {
  readonly rule: RoutingRule;
  readonly route: Route;
}

/** Asks the rules in order; the first whose table has a route decides, and there the longest block, then the lowest metric. */
export function findRoute({ rules, routes }: HostNetwork, query: RouteQuery): FoundRoute | undefined {
  const destination = parseAddress(query.destination);
  for (const rule of rules) {
    if (!applies(rule, query, destination)) continue;
    const route = bestRoute(
      routes.filter(({ table, device }) => table === rule.table && isWanted(rule, device, query.device)),
      destination,
    );
    if (route !== undefined) return { rule, route };
  }
  return undefined;
}

/** A block or an address, as `ip` writes both. */
export function blockOf(text: string): Cidr {
  if (text === 'default') return { base: 0, length: 0 };
  return parseCidr(text.includes('/') ? text : `${text}/32`);
}

/** What is local is so whatever interface was asked for. */
function isWanted({ table }: RoutingRule, device: string, wanted: string | undefined): boolean {
  return wanted === undefined || table === 'local' || device === wanted;
}

function applies({ from, to, not, mark }: RoutingRule, query: RouteQuery, destination: number): boolean {
  if (mark !== undefined && (query.mark & mark.mask) !== mark.value) return false;
  const fromHolds =
    from === undefined || (query.source !== undefined && contains(blockOf(from), parseAddress(query.source)));
  const toHolds = to === undefined || contains(blockOf(to), destination);
  return (fromHolds && toHolds) !== (not === true);
}

function bestRoute(routes: readonly Route[], destination: number): Route | undefined {
  let best: Route | undefined;
  let bestLength = -1;
  for (const route of routes) {
    const block = blockOf(route.destination);
    if (!contains(block, destination) || block.length < bestLength) continue;
    const wins = block.length > bestLength || (route.metric ?? 0) < (best?.metric ?? 0);
    if (!wins) continue;
    best = route;
    bestLength = block.length;
  }
  return best;
}
