import { parseCidr } from '../../../domain/address/ipv4.ts';
import type { Route } from './hostNetwork.ts';

/** Routes as the kernel lists each table: by destination, the wider block first. */
export function inTableOrder(routes: readonly Route[]): readonly Route[] {
  return routes
    .map((route) => ({ route, key: keyOf(route) }))
    .toSorted((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1])
    .map(({ route }) => route);
}

function keyOf({ destination }: Route): readonly [number, number] {
  if (destination === 'default') return [-1, 0];
  const { base, length } = parseCidr(destination.includes('/') ? destination : `${destination}/32`);
  return [base, length];
}
