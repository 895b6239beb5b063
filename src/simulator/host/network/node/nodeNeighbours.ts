import { createHash } from 'node:crypto';
import type { Neighbour } from '../hostNetwork.ts';
import type { NodeFacts } from './nodeFacts.ts';
import { vethMac } from './nodeLinks.ts';
import { gatewayOf } from './nodeRoutes.ts';

/** `ip neigh` of a node: the router of each interface's subnet, and the pods. */
export function nodeNeighbours({ interfaces, sandboxes }: NodeFacts): readonly Neighbour[] {
  const routers = interfaces
    .filter(({ isUp }) => isUp)
    .map(({ subnet, name }): Neighbour => ({
      address: gatewayOf(subnet.cidr),
      device: name,
      mac: routerMac(subnet.id),
      state: 'REACHABLE',
    }));
  const pods = sandboxes.map(({ id, address, veth }): Neighbour => ({
    address,
    device: veth,
    mac: vethMac(id, 'pod'),
    state: 'STALE',
  }));
  return [...routers, ...pods];
}

/** The MAC address that a subnet's router answers with: always the same one. */
export function routerMac(subnetId: string): string {
  const digest = createHash('sha256').update(`${subnetId}/router`).digest();
  return ['02', ...[...digest.subarray(0, 5)].map((octet) => octet.toString(16).padStart(2, '0'))].join(':');
}
