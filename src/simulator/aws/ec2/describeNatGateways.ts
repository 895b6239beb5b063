import { AwsFault } from '../../world/fault.ts';
import type { NatGateway } from '../../world/network/records.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { natGatewayItem } from './items/natGatewayItem.ts';

const natGateways: Description<NatGateway> = {
  all: (world) => [...world.natGateways.values()],
  ids: 'NatGatewayId',
  idOf: ({ id }) => id,
  missing(id) {
    throw new AwsFault('NatGatewayNotFound', `NatGateway ${id} was not found`);
  },
  tagsOf: ({ tags }) => tags,
  filters: {
    'nat-gateway-id': ({ id }) => id,
    state: ({ state }) => state,
    'subnet-id': ({ subnetId }) => subnetId,
    'vpc-id': ({ vpcId }) => vpcId,
  },
};

export const describeNatGateways: Operation = (call) => {
  const { items, nextToken } = described(call, natGateways);
  return { natGatewaySet: items.map((gateway) => natGatewayItem(call.world, gateway)), nextToken };
};
