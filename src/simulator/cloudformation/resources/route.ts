import { createRoute, deleteRoute, replaceRoute } from '../../world/network/routeTables.ts';
import type { ResourceType } from '../resourceType.ts';
import { joinedId, partsOf } from './compositeId.ts';

/** Its physical id is `<route table>|<destination>`. */
export const route: ResourceType = {
  name: 'AWS::EC2::Route',
  createTime: 1_000,
  deleteTime: 1_000,
  attributes: { CidrBlock: (id) => partsOf(id)[1] },
  create(properties, { world }) {
    const [tableId, destination] = [properties.text('RouteTableId'), properties.text('DestinationCidrBlock')];
    createRoute(world, tableId, { destination, gatewayId: properties.text('GatewayId') });
    return joinedId(tableId, destination);
  },
  update(id, properties, { world }) {
    const [tableId, destination] = partsOf(id);
    replaceRoute(world, tableId, { destination, gatewayId: properties.text('GatewayId') });
  },
  delete(id, { world }) {
    const [tableId, destination] = partsOf(id);
    deleteRoute(world, tableId, destination);
  },
};
