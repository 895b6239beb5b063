import { setMapPublicIpOnLaunch } from '../../world/network/subnetAttributes.ts';
import { createSubnet, deleteSubnet } from '../../world/network/subnets.ts';
import type { ResourceType } from '../resourceType.ts';
import { tagsOf } from './stackTags.ts';

export const subnet: ResourceType = {
  name: 'AWS::EC2::Subnet',
  createTime: 3_000,
  deleteTime: 1_000,
  attributes: {
    SubnetId: (id) => id,
    VpcId: (id, { world }) => world.subnets.get(id)?.vpcId,
    AvailabilityZone: (id, { world }) => world.subnets.get(id)?.zone,
    AvailabilityZoneId: (id, { world }) => world.subnets.get(id)?.zoneId,
    CidrBlock: (id, { world }) => world.subnets.get(id)?.cidr,
  },
  create: (properties, context) =>
    createSubnet(context.world, {
      vpcId: properties.text('VpcId'),
      cidr: properties.text('CidrBlock'),
      zone: properties.optionalText('AvailabilityZone') ?? context.world.zone('a'),
      mapPublicIpOnLaunch: properties.flag('MapPublicIpOnLaunch', false),
      tags: tagsOf(properties, context),
    }).id,
  update: (id, properties, { world }) =>
    setMapPublicIpOnLaunch(world, id, properties.flag('MapPublicIpOnLaunch', false)),
  tagged: (id, { world }) => world.subnets.get(id),
  delete: (id, { world }) => deleteSubnet(world, id),
};
