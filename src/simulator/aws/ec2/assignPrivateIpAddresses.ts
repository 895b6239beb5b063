import { AwsFault } from '../../world/fault.ts';
import { assignPrivateIpAddresses as assign } from '../../world/network/secondaryAddresses.ts';
import type { Operation } from '../operation.ts';
import { optionalNumber, requiredText } from './input.ts';

export const assignPrivateIpAddresses: Operation = ({ world, input }) => {
  const networkInterfaceId = requiredText(input, 'NetworkInterfaceId');
  const count = optionalNumber(input, 'SecondaryPrivateIpAddressCount');
  const prefixCount = optionalNumber(input, 'Ipv4PrefixCount');
  if (count !== undefined) {
    const addresses = assign(world, { networkInterfaceId, count });
    const assigned = addresses.map((privateIpAddress) => ({ privateIpAddress }));
    return { networkInterfaceId, assignedPrivateIpAddressesSet: assigned, return: true };
  }
  if (prefixCount !== undefined) {
    const prefixes = assign(world, { networkInterfaceId, prefixCount });
    const assigned = prefixes.map((ipv4Prefix) => ({ ipv4Prefix }));
    return { networkInterfaceId, assignedIpv4PrefixSet: assigned, return: true };
  }
  throw new AwsFault(
    'MissingParameter',
    'The request must contain the parameter SecondaryPrivateIpAddressCount or Ipv4PrefixCount',
  );
};
