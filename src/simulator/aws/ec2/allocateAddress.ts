import { allocateAddress as allocate } from '../../world/network/elasticIps.ts';
import type { Operation } from '../operation.ts';
import { tagSpecification } from './tags.ts';

export const allocateAddress: Operation = ({ world, input }) => {
  const { allocationId, publicIp } = allocate(world, { tags: tagSpecification(input, 'elastic-ip') });
  return {
    publicIp,
    allocationId,
    publicIpv4Pool: 'amazon',
    networkBorderGroup: world.region,
    domain: 'vpc',
  };
};
