import { AwsFault } from '../../world/fault.ts';
import { assignPrivateIpAddresses as assign, type AssignRequest } from '../../world/network/secondaryAddresses.ts';
import type { Operation } from '../operation.ts';
import { optionalNumber, requiredText } from './input.ts';
import { texts, type Input } from '../inputMembers.ts';

export const assignPrivateIpAddresses: Operation = ({ world, input }) => {
  const networkInterfaceId = requiredText(input, 'NetworkInterfaceId');
  const request = wanted(input);
  const taken = assign(world, { networkInterfaceId, ...request });
  const isPrefix = 'prefixCount' in request || 'prefixes' in request;
  return {
    networkInterfaceId,
    assignedPrivateIpAddressesSet: isPrefix ? undefined : taken.map((privateIpAddress) => ({ privateIpAddress })),
    assignedIpv4PrefixSet: isPrefix ? taken.map((ipv4Prefix) => ({ ipv4Prefix })) : undefined,
    return: true,
  };
};

/** One of four ways to say what is wanted, and only one. */
function wanted(input: Input): DistributiveOmit<AssignRequest, 'networkInterfaceId'> {
  const [count, prefixCount] = [
    optionalNumber(input, 'SecondaryPrivateIpAddressCount'),
    optionalNumber(input, 'Ipv4PrefixCount'),
  ];
  const [addresses, prefixes] = [texts(input, 'PrivateIpAddress'), texts(input, 'Ipv4Prefix')];
  const [request, ...others] = [
    ...(count === undefined ? [] : [{ count }]),
    ...(prefixCount === undefined ? [] : [{ prefixCount }]),
    ...(addresses.length === 0 ? [] : [{ addresses }]),
    ...(prefixes.length === 0 ? [] : [{ prefixes }]),
  ];
  if (request === undefined)
    throw new AwsFault(
      'MissingParameter',
      'The request must contain the parameter SecondaryPrivateIpAddressCount or Ipv4PrefixCount',
    );
  if (others.length > 0)
    throw new AwsFault(
      'InvalidParameterCombination',
      'Addresses and prefixes, by number and by name, cannot be assigned in one request',
    );
  return request;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
