import { createRouteTable, deleteRouteTable } from '../../world/network/routeTables.ts';
import type { ResourceType } from '../resourceType.ts';
import { tagsOf } from './stackTags.ts';

export const routeTable: ResourceType = {
  name: 'AWS::EC2::RouteTable',
  createTime: 10_000,
  deleteTime: 1_000,
  attributes: { RouteTableId: (id) => id },
  create: (properties, context) =>
    createRouteTable(context.world, { vpcId: properties.text('VpcId'), tags: tagsOf(properties, context) }).id,
  tagged: (id, { world }) => world.routeTables.get(id),
  delete: (id, { world }) => deleteRouteTable(world, id),
};
