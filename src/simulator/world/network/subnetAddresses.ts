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
import type { NetworkInterface } from './records.ts';
import type { World } from '../world.ts';
import { requestedBlock } from './cidrBlock.ts';

/** Addresses at the start of a subnet that AWS keeps: network, router, DNS, future use. */
const keptAtStart = 4;
/** The broadcast address. */
const keptAtEnd = 1;
const prefixLength = 28;
const prefixSize = 2 ** (32 - prefixLength);

function rangeOf(world: World, subnetId: string): { first: number; size: number } {
  const block = parseCidr(existing(world.subnets, 'subnet', subnetId).cidr);
  return { first: block.base + keptAtStart, size: cidrSize(block) - keptAtStart - keptAtEnd };
}

/** How many addresses of the subnet are free, as DescribeSubnets tells. */
export function availableAddresses(world: World, subnetId: string): number {
  return rangeOf(world, subnetId).size - world.heldAddresses.of(subnetId).size;
}

/** `count` different free addresses of the subnet, anywhere in it, none of them `spared`. They are taken once an interface holds them. */
export function takeAddresses(world: World, subnetId: string, count: number, spared: readonly string[] = []): string[] {
  const { first, size } = rangeOf(world, subnetId);
  const held = world.heldAddresses.of(subnetId);
  // What is recorded for somebody else is not to be had either.
  const others = [...spared, ...world.recorded.pending]
    .filter((each) => /^\d+(\.\d+){3}$/.test(each))
    .map(parseAddress);
  const taken = new Set(others.filter((each) => each >= first && each < first + size && !held.has(each)));
  if (size - held.size - taken.size < count)
    throw new AwsFault(
      'InsufficientFreeAddressesInSubnet',
      'The specified subnet does not have enough free addresses to satisfy the request.',
    );
  return Array.from({ length: count }, () => {
    let address = first + Math.floor(world.random() * size);
    while (held.has(address) || taken.has(address)) address = address + 1 < first + size ? address + 1 : first;
    taken.add(address);
    return formatAddress(address);
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

function requestedAddress(text: string): number {
  try {
    return parseAddress(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AwsFault(
      'InvalidParameterValue',
      `Value (${text}) for parameter address is invalid. Invalid IPv4 address.`,
    );
  }
}

/** One free address, or exactly the wanted one. */
export function takeAddress(world: World, subnetId: string, wanted?: string): string {
  if (wanted === undefined) return takeAddresses(world, subnetId, 1).join('');
  const { first, size } = rangeOf(world, subnetId);
  const address = requestedAddress(wanted);
  if (!contains(parseCidr(existing(world.subnets, 'subnet', subnetId).cidr), address))
    throw new AwsFault('InvalidParameterValue', `Address ${wanted} does not fall within the subnet's address range`);
  if (address < first || address >= first + size)
    throw new AwsFault('InvalidParameterValue', `Address ${wanted} is in subnet's reserved address range`);
  if (world.heldAddresses.of(subnetId).has(address))
    throw new AwsFault('InvalidIPAddress.InUse', `Address ${wanted} is in use.`);
  return wanted;
}

/** Exactly the wanted block of 16 addresses, in CIDR form, if it is one and free. */
export function takePrefix(world: World, subnetId: string, wanted: string): string {
  const { cidr } = existing(world.subnets, 'subnet', subnetId);
  const block = requestedBlock(wanted);
  const isWhole = block.length === prefixLength && isFreePrefix(world, subnetId, block.base);
  if (!isWhole || !contains(parseCidr(cidr), block.base))
    throw new AwsFault('InvalidParameterValue', `Prefix ${wanted} is not a free /28 of subnet ${subnetId}`);
  return formatCidr(block);
}

function isFreePrefix(world: World, subnetId: string, base: number): boolean {
  const { first, size } = rangeOf(world, subnetId);
  if (base < first || base + prefixSize > first + size) return false;
  const held = world.heldAddresses.of(subnetId);
  for (let address = base; address < base + prefixSize; address++) if (held.has(address)) return false;
  return true;
}

/** `count` free blocks of 16 addresses, each aligned and wholly outside what AWS keeps, in CIDR form. */
export function takePrefixes(world: World, subnetId: string, count: number): string[] {
  const block = parseCidr(existing(world.subnets, 'subnet', subnetId).cidr);
  const free: string[] = [];
  for (let base = block.base; base < block.base + cidrSize(block) && free.length < count; base += prefixSize)
    if (isFreePrefix(world, subnetId, base)) free.push(formatCidr({ base, length: prefixLength }));
  if (free.length < count)
    throw new AwsFault(
      'InsufficientCidrBlocks',
      'There are not enough free cidr blocks in the specified subnet to satisfy the request.',
    );
  return free;
}
