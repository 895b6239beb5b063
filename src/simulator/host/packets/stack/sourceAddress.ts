import type { HostNetwork, Link, Route } from '../../network/hostNetwork.ts';

/** The address a program that names none sends from: the route's, else the interface's, else the first of the machine. */
export function sourceAddress({ links }: HostNetwork, route: Route): string {
  if (route.type === 'local') return route.device === 'lo' ? route.destination : (route.source ?? '');
  const own = links.find(({ name }) => name === route.device);
  const others = links.filter(({ kind }) => kind !== 'loopback');
  return route.source ?? inet(own) ?? others.map(inet).find((address) => address !== undefined) ?? '';
}

/** The first address of an interface; empty if it has none. */
export function deviceAddress({ links }: HostNetwork, device: string): string {
  return inet(links.find(({ name }) => name === device)) ?? '';
}

/** Whether the namespace has the address, on that interface if one is named. */
export function hasAddress({ links }: HostNetwork, address: string, device?: string): boolean {
  if (address.startsWith('127.')) return device === undefined || device === 'lo';
  return links.some(
    (link) => (device === undefined || link.name === device) && link.addresses.some((each) => each.address === address),
  );
}

function inet(link: Link | undefined): string | undefined {
  return link?.addresses.find(({ family }) => family === 'inet')?.address;
}
