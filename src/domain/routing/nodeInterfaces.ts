import { contains, formatAddress, parseAddress, parseCidr } from '../address/ipv4.ts';
import type { RoutedInterface, RoutedNode, RoutedSubnet, Topology } from './topology.ts';

/** How the node calls the interface: `eth1` on Amazon Linux 2, `ens6` on Amazon Linux 2023 (first slot is 5). */
export function interfaceName({ system }: RoutedNode, { device }: RoutedInterface): string {
  return system === 'al2' ? `eth${device}` : `ens${device + 5}`;
}

/** The routing table of an interface's pods: the main one on the first, else device number plus one. */
export function tableOf({ device }: RoutedInterface): string {
  return device === 0 ? 'main' : String(device + 1);
}

export function primaryInterface({ interfaces }: RoutedNode): RoutedInterface | undefined {
  return interfaces.find(({ device }) => device === 0);
}

/** Whether the interface has the address: as one of its own, or within one of its prefixes. */
export function holdsAddress({ primary, addresses }: RoutedInterface, address: string): boolean {
  return primary === address || addresses.some((each) => covers(each, address));
}

export function interfaceWith({ interfaces }: RoutedNode, address: string): RoutedInterface | undefined {
  return interfaces.find((each) => holdsAddress(each, address));
}

export function subnetOf({ subnets }: Topology, { subnetId }: RoutedInterface): RoutedSubnet | undefined {
  return subnets.find(({ id }) => id === subnetId);
}

/** The router of a subnet: its first address after the network's own. */
export function gatewayOf({ cidr }: RoutedSubnet): string {
  return formatAddress(parseCidr(cidr).base + 1);
}

/** Whether a block, or an address on its own, covers the address. */
export function covers(block: string, address: string): boolean {
  if (!block.includes('/')) return block === address;
  return contains(parseCidr(block), parseAddress(address));
}
