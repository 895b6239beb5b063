import { contains, parseAddress, parseCidr } from '../../../domain/address/ipv4.ts';
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
  for (const rule of rules) {
    if (!applies(rule, query)) continue;
    const route = bestRoute(
      routes.filter(({ table, device }) => table === rule.table && isWanted(rule, device, query.device)),
      query.destination,
    );
    if (route !== undefined) return { rule, route };
  }
  return undefined;
}

/** What is local is so whatever interface was asked for. */
function isWanted({ table }: RoutingRule, device: string, wanted: string | undefined): boolean {
  return wanted === undefined || table === 'local' || device === wanted;
}

function applies({ from, to, not, mark }: RoutingRule, query: RouteQuery): boolean {
  if (mark !== undefined && (query.mark & mark.mask) !== mark.value) return false;
  const fromHolds = from === undefined || (query.source !== undefined && covers(from, query.source));
  const toHolds = to === undefined || covers(to, query.destination);
  return (fromHolds && toHolds) !== (not === true);
}

/** Most rules and routes are about one address: those are compared as they are written. */
function covers(blockOrAddress: string, address: string): boolean {
  if (blockOrAddress === 'default') return true;
  if (!blockOrAddress.includes('/')) return blockOrAddress === address;
  return contains(parseCidr(blockOrAddress), parseAddress(address));
}

function lengthOf(blockOrAddress: string): number {
  if (blockOrAddress === 'default') return 0;
  return blockOrAddress.includes('/') ? Number(blockOrAddress.split('/')[1]) : 32;
}

function bestRoute(routes: readonly Route[], destination: string): Route | undefined {
  let best: Route | undefined;
  let bestLength = -1;
  for (const route of routes) {
    if (!covers(route.destination, destination)) continue;
    const length = lengthOf(route.destination);
    if (length < bestLength) continue;
    const wins = length > bestLength || (route.metric ?? 0) < (best?.metric ?? 0);
    if (!wins) continue;
    best = route;
    bestLength = length;
  }
  return best;
}
