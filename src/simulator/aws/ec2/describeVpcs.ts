import { blocksOf } from '../../world/network/vpcBlocks.ts';
import { refuseUnknown } from '../../world/resourceIds.ts';
import type { Vpc } from '../../world/network/records.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { vpcItem } from './items/vpcItem.ts';

const vpcs: Description<Vpc> = {
  all: (world) => [...world.vpcs.values()],
  ids: 'VpcId',
  idOf: ({ id }) => id,
  missing: refuseUnknown('vpc'),
  tagsOf: ({ tags }) => tags,
  filters: {
    cidr: ({ cidr }) => cidr,
    'cidr-block-association.cidr-block': blocksOf,
    'is-default': () => 'false',
    'owner-id': (_vpc, { account }) => account,
    state: () => 'available',
    'vpc-id': ({ id }) => id,
  },
};

export const describeVpcs: Operation = (call) => {
  const { items, nextToken } = described(call, vpcs);
  return { vpcSet: items.map((vpc) => vpcItem(call.world, vpc)), nextToken };
};
