import { unassignPrivateIpAddresses as unassign } from '../../world/network/secondaryAddresses.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { texts } from '../inputMembers.ts';

export const unassignPrivateIpAddresses: Operation = ({ world, input }) => {
  unassign(world, {
    networkInterfaceId: requiredText(input, 'NetworkInterfaceId'),
    addresses: [...texts(input, 'PrivateIpAddress'), ...texts(input, 'Ipv4Prefix')],
  });
  return { return: true };
};
