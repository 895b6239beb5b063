import { contains, parseAddress, parseCidr } from '../../../../domain/address/ipv4.ts';
import { routesOf } from '../../../world/network/routeTables.ts';
import type { NetworkInterface, Route } from '../../../world/network/records.ts';
import type { World } from '../../../world/world.ts';
import { holds } from '../../network/node/nodeFacts.ts';

/** The route that the subnet's table has for an address: that of the longest block. */
export function vpcRoute(world: World, subnetId: string, destination: string): Route | undefined {
  const address = parseAddress(destination);
  return routesOf(world, subnetId)
    .filter((route) => !route.destination.includes(':') && contains(parseCidr(route.destination), address))
    .toSorted((a, b) => parseCidr(b.destination).length - parseCidr(a.destination).length)[0];
}

/** The interface of the VPC that has an address. */
export function interfaceWith(world: World, vpcId: string, address: string): NetworkInterface | undefined {
  for (const eni of world.networkInterfaces.values())
    if (eni.vpcId === vpcId && eni.status === 'in-use' && holds(eni, address)) return eni;
  return undefined;
}

/** The interface that a public address belongs to. */
export function interfaceWithPublic(world: World, address: string): NetworkInterface | undefined {
  for (const eni of world.networkInterfaces.values()) if (eni.publicIp === address) return eni;
  return undefined;
}
