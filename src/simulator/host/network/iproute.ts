import type { Route, RoutingRule } from './hostNetwork.ts';

/** A line of `ip rule`: `1536:	from 192.168.1.74 lookup 2`. */
export function ruleLine({ priority, from, to, not, mark, table }: RoutingRule): string {
  const parts = [`${priority}:\t${not === true ? 'not ' : ''}from ${from ?? 'all'}`];
  if (to !== undefined) parts.push(`to ${to}`);
  if (mark !== undefined) parts.push(`fwmark ${hex(mark.value)}/${hex(mark.mask)}`);
  return [...parts, `lookup ${table}`].join(' ');
}

/** A line of `ip route show table …`. */
export function routeLine(route: Route): string {
  const { type, destination, via, device, protocol, scope, source, metric } = route;
  return [
    ...(type === 'unicast' ? [] : [type]),
    destination,
    ...(via === undefined ? [] : ['via', via]),
    'dev',
    device,
    ...(protocol === undefined ? [] : ['proto', protocol]),
    ...(scope === undefined ? [] : ['scope', scope]),
    ...(source === undefined ? [] : ['src', source]),
    ...(metric === undefined ? [] : ['metric', metric]),
  ].join(' ');
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
