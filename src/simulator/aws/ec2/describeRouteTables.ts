import { refuseUnknown } from '../../world/resourceIds.ts';
import type { RouteTable } from '../../world/network/records.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { routeTableItem } from './items/routeTableItem.ts';

const routeTables: Description<RouteTable> = {
  all: (world) => [...world.routeTables.values()],
  ids: 'RouteTableId',
  idOf: ({ id }) => id,
  missing: refuseUnknown('routeTable'),
  tagsOf: ({ tags }) => tags,
  filters: {
    'association.main': ({ main }) => String(main),
    'association.route-table-association-id': ({ associations }) => associations.map(({ id }) => id),
    'association.subnet-id': ({ associations }) => associations.map(({ subnetId }) => subnetId),
    'route-table-id': ({ id }) => id,
    'route.destination-cidr-block': ({ routes }) => routes.map(({ destination }) => destination),
    'route.gateway-id': ({ routes }) => routes.map(({ gatewayId }) => gatewayId),
    'route.nat-gateway-id': ({ routes }) =>
      routes.map(({ gatewayId }) => gatewayId).filter((id) => id.startsWith('nat-')),
    'owner-id': (_table, { account }) => account,
    'vpc-id': ({ vpcId }) => vpcId,
  },
};

export const describeRouteTables: Operation = (call) => {
  const { items, nextToken } = described(call, routeTables);
  return { routeTableSet: items.map((table) => routeTableItem(call.world, table)), nextToken };
};
