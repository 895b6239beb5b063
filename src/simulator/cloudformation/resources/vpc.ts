import { setVpcAttributes } from '../../world/network/vpcAttributes.ts';
import { firstAssociationOf } from '../../world/network/vpcBlocks.ts';
import { createVpc, deleteVpc } from '../../world/network/vpcs.ts';
import type { ResourceType } from '../resourceType.ts';
import { tagsOf } from './stackTags.ts';

export const vpc: ResourceType = {
  name: 'AWS::EC2::VPC',
  createTime: 11_000,
  deleteTime: 2_000,
  attributes: {
    VpcId: (id) => id,
    CidrBlock: (id, { world }) => world.vpcs.get(id)?.cidr,
    CidrBlockAssociations(id, { world }) {
      const vpc = world.vpcs.get(id);
      return vpc && [firstAssociationOf(vpc), ...vpc.secondaryBlocks.map((block) => block.id)];
    },
    DefaultSecurityGroup: (id, { world }) =>
      [...world.securityGroups.values()].find(({ vpcId, name }) => vpcId === id && name === 'default')?.id,
  },
  create: (properties, context) =>
    createVpc(context.world, {
      cidr: properties.text('CidrBlock'),
      enableDnsSupport: properties.flag('EnableDnsSupport', true),
      enableDnsHostnames: properties.flag('EnableDnsHostnames', false),
      tags: tagsOf(properties, context),
    }).id,
  update: (id, properties, { world }) =>
    setVpcAttributes(world, id, {
      enableDnsSupport: properties.flag('EnableDnsSupport', true),
      enableDnsHostnames: properties.flag('EnableDnsHostnames', false),
    }),
  tagged: (id, { world }) => world.vpcs.get(id),
  delete: (id, { world }) => deleteVpc(world, id),
};
