import { checkId, notFound } from '../../world/resourceIds.ts';
import type { Vpc } from '../../world/state.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { tagSet } from './items/tagSet.ts';

const vpcs: Description<Vpc> = {
  all: (world) => [...world.vpcs.values()],
  ids: 'VpcId',
  idOf: ({ id }) => id,
  missing(id) {
    checkId('vpc', id);
    throw notFound('vpc', id);
  },
  tagsOf: ({ tags }) => tags,
  filters: {
    cidr: ({ cidr }) => cidr,
    'cidr-block-association.cidr-block': ({ cidr }) => cidr,
    'is-default': () => 'false',
    'owner-id': (_vpc, { account }) => account,
    state: () => 'available',
    'vpc-id': ({ id }) => id,
  },
};

export const describeVpcs: Operation = (call) => {
  const { items, nextToken } = described(call, vpcs);
  return {
    vpcSet: items.map((vpc) => ({
      vpcId: vpc.id,
      ownerId: call.world.account,
      state: 'available',
      cidrBlock: vpc.cidr,
      cidrBlockAssociationSet: [
        {
          cidrBlock: vpc.cidr,
          associationId: vpc.id.replace('vpc-', 'vpc-cidr-assoc-'),
          cidrBlockState: { state: 'associated' },
        },
      ],
      dhcpOptionsId: 'default',
      tagSet: tagSet(vpc.tags),
      instanceTenancy: 'default',
      isDefault: false,
    })),
    nextToken,
  };
};
