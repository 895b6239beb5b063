import { AwsFault } from '../fault.ts';
import { existing } from '../resourceIds.ts';
import type { NetworkInterface } from './records.ts';
import type { World } from '../world.ts';
import { checkSlots, hostType, usedSlots } from './interfaceLimits.ts';
import { takeAddress, takePrefix, takePrefixes, takeSecondaryAddresses } from './subnetAddresses.ts';

/** So many secondary addresses or so many /28 prefixes, or exactly these of either. */
export type AssignRequest = { readonly networkInterfaceId: string } & (
  | { readonly count: number }
  | { readonly prefixCount: number }
  | { readonly addresses: readonly string[] }
  | { readonly prefixes: readonly string[] }
);

/** Gives an interface more addresses or prefixes, all or none; returns the new ones. */
export function assignPrivateIpAddresses(world: World, request: AssignRequest): string[] {
  const eni = existing(world.networkInterfaces, 'networkInterface', request.networkInterfaceId);
  const count = countOf(request);
  if (count < 1)
    throw new AwsFault(
      'InvalidParameterValue',
      `Value (${count}) for parameter count is invalid. It has to be at least 1.`,
    );
  checkSlots(hostType(world, eni), usedSlots(eni) + count);
  const taken = takenFor(world, eni, request);
  const isPrefix = 'prefixCount' in request || 'prefixes' in request;
  (isPrefix ? eni.prefixes : eni.addresses).push(...taken);
  world.interfaceChanged.fire(eni.id);
  return taken;
}

function countOf(request: AssignRequest): number {
  if ('count' in request) return request.count;
  if ('prefixCount' in request) return request.prefixCount;
  return new Set('addresses' in request ? request.addresses : request.prefixes).size;
}

function takenFor(world: World, eni: NetworkInterface, request: AssignRequest): string[] {
  if ('count' in request) return takeSecondaryAddresses(world, eni, request.count);
  if ('prefixCount' in request) return takePrefixes(world, eni.subnetId, request.prefixCount);
  if ('addresses' in request)
    return [...new Set(request.addresses)].map((address) => takeAddress(world, eni.subnetId, address));
  return [...new Set(request.prefixes)].map((prefix) => takePrefix(world, eni.subnetId, prefix));
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
