import { AwsFault } from '../fault.ts';
import { existing } from '../resourceIds.ts';
import type { World } from '../world.ts';
import { checkSlots, hostType, usedSlots } from './interfaceLimits.ts';
import { takePrefixes, takeSecondaryAddresses } from './subnetAddresses.ts';

/** Either so many secondary addresses or so many /28 prefixes. */
export type AssignRequest =
  | { readonly networkInterfaceId: string; readonly count: number }
  | { readonly networkInterfaceId: string; readonly prefixCount: number };

/** Gives an interface more addresses or prefixes, all or none; returns the new ones. */
export function assignPrivateIpAddresses(world: World, request: AssignRequest): string[] {
  const eni = existing(world.networkInterfaces, 'networkInterface', request.networkInterfaceId);
  const count = 'count' in request ? request.count : request.prefixCount;
  checkSlots(hostType(world, eni), usedSlots(eni) + count);
  const taken =
    'count' in request ? takeSecondaryAddresses(world, eni, count) : takePrefixes(world, eni.subnetId, count);
  ('count' in request ? eni.addresses : eni.prefixes).push(...taken);
  world.interfaceChanged.fire(eni.id);
  return taken;
}

export interface UnassignRequest {
  readonly networkInterfaceId: string;
  /** Secondary addresses, or prefixes in CIDR form. */
  readonly addresses: readonly string[];
}

/** Takes secondary addresses or prefixes away from an interface, all or none. */
export function unassignPrivateIpAddresses(world: World, request: UnassignRequest): void {
  const eni = existing(world.networkInterfaces, 'networkInterface', request.networkInterfaceId);
  const [primary, ...secondary] = eni.addresses;
  if (primary !== undefined && request.addresses.includes(primary))
    throw new AwsFault('InvalidParameterValue', `The primary address ${primary} of ${eni.id} cannot be unassigned`);
  const held = new Set([...secondary, ...eni.prefixes]);
  if (request.addresses.some((address) => !held.has(address)))
    throw new AwsFault(
      'InvalidParameterValue',
      `Some of [${request.addresses.join(', ')}] are not assigned to interface ${eni.id}`,
    );
  eni.addresses = eni.addresses.filter((address) => !request.addresses.includes(address));
  eni.prefixes = eni.prefixes.filter((prefix) => !request.addresses.includes(prefix));
  world.interfaceChanged.fire(eni.id);
}
