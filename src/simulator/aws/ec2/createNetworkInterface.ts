import { createNetworkInterface as create } from '../../world/network/networkInterfaces.ts';
import type { Operation } from '../operation.ts';
import { optionalNumber, optionalText, requiredText, texts } from './input.ts';
import { networkInterfaceItem } from './items/networkInterfaceItem.ts';
import { tagSpecification } from './tags.ts';

export const createNetworkInterface: Operation = ({ world, input }) => {
  const privateIpAddress = optionalText(input, 'PrivateIpAddress');
  const eni = create(world, {
    subnetId: requiredText(input, 'SubnetId'),
    groups: texts(input, 'SecurityGroupId'),
    description: optionalText(input, 'Description') ?? '',
    tags: tagSpecification(input, 'network-interface'),
    ...(privateIpAddress !== undefined && { privateIpAddress }),
    secondaryPrivateIpAddressCount: optionalNumber(input, 'SecondaryPrivateIpAddressCount') ?? 0,
    ipv4PrefixCount: optionalNumber(input, 'Ipv4PrefixCount') ?? 0,
  });
  return { networkInterface: networkInterfaceItem(world, eni) };
};
