import { associateRouteTable, disassociateRouteTable } from '../../world/network/routeTables.ts';
import type { ResourceType } from '../resourceType.ts';

export const routeTableAssociation: ResourceType = {
  name: 'AWS::EC2::SubnetRouteTableAssociation',
  createTime: 1_000,
  deleteTime: 1_000,
  attributes: { Id: (id) => id },
  create: (properties, { world }) =>
    associateRouteTable(world, properties.text('RouteTableId'), properties.text('SubnetId')),
  delete: (id, { world }) => disassociateRouteTable(world, id),
};
