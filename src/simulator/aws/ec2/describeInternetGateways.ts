import { refuseUnknown } from '../../world/resourceIds.ts';
import type { InternetGateway } from '../../world/network/records.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { internetGatewayItem } from './items/internetGatewayItem.ts';

const internetGateways: Description<InternetGateway> = {
  all: (world) => [...world.internetGateways.values()],
  ids: 'InternetGatewayId',
  idOf: ({ id }) => id,
  missing: refuseUnknown('internetGateway'),
  tagsOf: ({ tags }) => tags,
  filters: {
    'attachment.state': ({ vpcId }) => (vpcId === undefined ? undefined : 'available'),
    'attachment.vpc-id': ({ vpcId }) => vpcId,
    'internet-gateway-id': ({ id }) => id,
  },
};

export const describeInternetGateways: Operation = (call) => {
  const { items, nextToken } = described(call, internetGateways);
  return { internetGatewaySet: items.map((each) => internetGatewayItem(call.world, each)), nextToken };
};
