import { checkId, notFound } from '../../world/resourceIds.ts';
import type { InternetGateway } from '../../world/state.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { tagSet } from './items/tagSet.ts';

const internetGateways: Description<InternetGateway> = {
  all: (world) => [...world.internetGateways.values()],
  ids: 'InternetGatewayId',
  idOf: ({ id }) => id,
  missing(id) {
    checkId('internetGateway', id);
    throw notFound('internetGateway', id);
  },
  tagsOf: ({ tags }) => tags,
  filters: {
    'attachment.state': ({ vpcId }) => (vpcId === undefined ? undefined : 'available'),
    'attachment.vpc-id': ({ vpcId }) => vpcId,
    'internet-gateway-id': ({ id }) => id,
  },
};

export const describeInternetGateways: Operation = (call) => {
  const { items, nextToken } = described(call, internetGateways);
  return {
    internetGatewaySet: items.map(({ id, vpcId, tags }) => ({
      internetGatewayId: id,
      ownerId: call.world.account,
      attachmentSet: vpcId === undefined ? [] : [{ vpcId, state: 'available' }],
      tagSet: tagSet(tags),
    })),
    nextToken,
  };
};
