import {
  cidrSize,
  contains,
  formatAddress,
  formatCidr,
  parseAddress,
  parseCidr,
} from '../../../domain/address/ipv4.ts';
import { AwsFault } from '../fault.ts';
import { existing } from '../resourceIds.ts';
import type { NetworkInterface } from '../state.ts';
import type { World } from '../world.ts';

/** Addresses at the start of a subnet that AWS keeps: network, router, DNS, future use. */
const keptAtStart = 4;
/** The broadcast address. */
const keptAtEnd = 1;
const prefixLength = 28;
const prefixSize = 2 ** (32 - prefixLength);

/** Every address of the subnet that an interface holds, as numbers. The interfaces are the only record of it. */
function heldAddresses(world: World, subnetId: string): Set<number> {
  const held = new Set<number>();
  for (const { subnetId: of, addresses, prefixes } of world.networkInterfaces.values()) {
    if (of !== subnetId) continue;
    for (const address of addresses) held.add(parseAddress(address));
    for (const prefix of prefixes) {
      const { base } = parseCidr(prefix);
      for (let offset = 0; offset < prefixSize; offset++) held.add(base + offset);
    }
  }
  return held;
}

function rangeOf(world: World, subnetId: string): { first: number; size: number } {
  const block = parseCidr(existing(world.subnets, 'subnet', subnetId).cidr);
  return { first: block.base + keptAtStart, size: cidrSize(block) - keptAtStart - keptAtEnd };
}

/** How many addresses of the subnet are free, as DescribeSubnets tells. */
export function availableAddresses(world: World, subnetId: string): number {
  return rangeOf(world, subnetId).size - heldAddresses(world, subnetId).size;
}

/** `count` different free addresses of the subnet, anywhere in it, none of them `spared`. They are taken once an interface holds them. */
export function takeAddresses(world: World, subnetId: string, count: number, spared: readonly string[] = []): string[] {
  const { first, size } = rangeOf(world, subnetId);
  const held = heldAddresses(world, subnetId);
  for (const address of spared) held.add(parseAddress(address));
  if (size - held.size < count)
    throw new AwsFault(
      'InsufficientFreeAddressesInSubnet',
      'The specified subnet does not have enough free addresses to satisfy the request.',
    );
  const expected = new Set(world.recorded.pending);
  return Array.from({ length: count }, () => {
    let offset = Math.floor(world.random() * size);
    while (held.has(first + offset) || expected.has(formatAddress(first + offset))) offset = (offset + 1) % size;
    held.add(first + offset);
    return formatAddress(first + offset);
  });
}

/** As `takeAddresses`, for an interface: those that were recorded for it come first. */
export function takeSecondaryAddresses(world: World, eni: NetworkInterface, count: number): string[] {
  const known: string[] = [];
  while (known.length < count) {
    const next = world.recorded.next('secondary address', eni.addresses[0] ?? '');
    if (next === undefined) break;
    known.push(takeAddress(world, eni.subnetId, next));
  }
  const others = takeAddresses(world, eni.subnetId, count - known.length, known);
  return [...known, ...others];
}

/** One free address, or exactly the wanted one. */
export function takeAddress(world: World, subnetId: string, wanted?: string): string {
  if (wanted === undefined) return takeAddresses(world, subnetId, 1).join('');
  const { first, size } = rangeOf(world, subnetId);
  const address = parseAddress(wanted);
  if (!contains(parseCidr(existing(world.subnets, 'subnet', subnetId).cidr), address))
    throw new AwsFault('InvalidParameterValue', `Address ${wanted} does not fall within the subnet's address range`);
  if (address < first || address >= first + size)
    throw new AwsFault('InvalidParameterValue', `Address ${wanted} is in subnet's reserved address range`);
  if (heldAddresses(world, subnetId).has(address))
    throw new AwsFault('InvalidIPAddress.InUse', `Address ${wanted} is in use.`);
  return wanted;
}

/** `count` free blocks of 16 addresses, each aligned and wholly outside what AWS keeps, in CIDR form. */
export function takePrefixes(world: World, subnetId: string, count: number): string[] {
  const block = parseCidr(existing(world.subnets, 'subnet', subnetId).cidr);
  const { first, size } = rangeOf(world, subnetId);
  const held = heldAddresses(world, subnetId);
  const free: string[] = [];
  for (let base = block.base; base < block.base + cidrSize(block) && free.length < count; base += prefixSize) {
    const inside = base >= first && base + prefixSize <= first + size;
    const whole = inside && Array.from({ length: prefixSize }, (_, offset) => base + offset).every((a) => !held.has(a));
    if (whole) free.push(formatCidr({ base, length: prefixLength }));
  }
  if (free.length < count)
    throw new AwsFault(
      'InsufficientCidrBlocks',
      'There are not enough free cidr blocks in the specified subnet to satisfy the request.',
    );
  return free;
}
