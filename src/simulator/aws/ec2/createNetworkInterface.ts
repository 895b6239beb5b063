import { createNetworkInterface as create, deleteNetworkInterface } from '../../world/network/networkInterfaces.ts';
import { assignPrivateIpAddresses } from '../../world/network/secondaryAddresses.ts';
import type { NetworkInterface } from '../../world/network/records.ts';
import type { World } from '../../world/world.ts';
import type { Operation } from '../operation.ts';
import { optionalNumber, optionalText, requiredText } from './input.ts';
import { structures, texts, type Input } from '../inputMembers.ts';
import { networkInterfaceItem } from './items/networkInterfaceItem.ts';
import { tagSpecification } from './tags.ts';

export const createNetworkInterface: Operation = ({ world, input }) => {
  const listed = structures(input, 'PrivateIpAddresses');
  const primary = listed.find((each) => each['Primary'] === 'true');
  const privateIpAddress = optionalText(input, 'PrivateIpAddress') ?? optionalText(primary ?? {}, 'PrivateIpAddress');
  const eni = create(world, {
    subnetId: requiredText(input, 'SubnetId'),
    groups: texts(input, 'SecurityGroupId'),
    description: optionalText(input, 'Description') ?? '',
    tags: tagSpecification(input, 'network-interface'),
    ...(privateIpAddress !== undefined && { privateIpAddress }),
    secondaryPrivateIpAddressCount: optionalNumber(input, 'SecondaryPrivateIpAddressCount') ?? 0,
    ipv4PrefixCount: optionalNumber(input, 'Ipv4PrefixCount') ?? 0,
  });
  const named = listed.filter((each) => each !== primary).map((each) => requiredText(each, 'PrivateIpAddress'));
  giveNamed(world, eni, named, namedPrefixes(input));
  return { networkInterface: networkInterfaceItem(world, eni) };
};

function namedPrefixes(input: Input): string[] {
  return structures(input, 'Ipv4Prefix').map((each) => requiredText(each, 'Ipv4Prefix'));
}

/** Gives a new interface the addresses and prefixes that were asked for by name, or takes it back. */
function giveNamed(
  world: World,
  { id }: NetworkInterface,
  addresses: readonly string[],
  prefixes: readonly string[],
): void {
  try {
    if (addresses.length > 0) assignPrivateIpAddresses(world, { networkInterfaceId: id, addresses });
    if (prefixes.length > 0) assignPrivateIpAddresses(world, { networkInterfaceId: id, prefixes });
  } catch (error) {
    deleteNetworkInterface(world, id);
    throw error;
  }
}
