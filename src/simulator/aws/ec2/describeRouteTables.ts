import { checkId, notFound } from '../../world/resourceIds.ts';
import type { Route, RouteTable } from '../../world/state.ts';
import type { World } from '../../world/world.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { tagSet } from './items/tagSet.ts';

const routeTables: Description<RouteTable> = {
  all: (world) => [...world.routeTables.values()],
  ids: 'RouteTableId',
  idOf: ({ id }) => id,
  missing(id) {
    checkId('routeTable', id);
    throw notFound('routeTable', id);
  },
  tagsOf: ({ tags }) => tags,
  filters: {
    'association.main': ({ main }) => String(main),
    'association.route-table-association-id': ({ associations }) => associations.map(({ id }) => id),
    'association.subnet-id': ({ associations }) => associations.map(({ subnetId }) => subnetId),
    'route-table-id': ({ id }) => id,
    'route.destination-cidr-block': ({ routes }) => routes.map(({ destination }) => destination),
    'route.gateway-id': ({ routes }) => routes.map(({ gatewayId }) => gatewayId),
    'vpc-id': ({ vpcId }) => vpcId,
  },
};

export const describeRouteTables: Operation = (call) => {
  const { items, nextToken } = described(call, routeTables);
  return { routeTableSet: items.map((table) => routeTableItem(call.world, table)), nextToken };
};

/** A route leads nowhere when what it leads to is gone. */
function isBlackhole({ internetGateways, natGateways, networkInterfaces }: World, gatewayId: string): boolean {
  if (gatewayId === 'local' || internetGateways.has(gatewayId) || networkInterfaces.has(gatewayId)) return false;
  return (natGateways.get(gatewayId)?.state ?? 'deleted') === 'deleted';
}

function routeItem(world: World, { destination, gatewayId }: Route): object {
  const isNat = gatewayId.startsWith('nat-');
  const isInterface = gatewayId.startsWith('eni-');
  return {
    destinationCidrBlock: destination,
    gatewayId: isNat || isInterface ? undefined : gatewayId,
    natGatewayId: isNat ? gatewayId : undefined,
    networkInterfaceId: isInterface ? gatewayId : undefined,
    state: isBlackhole(world, gatewayId) ? 'blackhole' : 'active',
    origin: gatewayId === 'local' ? 'CreateRouteTable' : 'CreateRoute',
  };
}

function routeTableItem(world: World, table: RouteTable): object {
  const associated = { state: 'associated' };
  const ofVpc = { id: table.id.replace('rtb-', 'rtbassoc-'), main: true };
  const associations = [
    ...(table.main ? [ofVpc] : []),
    ...table.associations.map(({ id, subnetId }) => ({ id, main: false, subnetId })),
  ];
  return {
    routeTableId: table.id,
    vpcId: table.vpcId,
    ownerId: world.account,
    routeSet: table.routes.map((route) => routeItem(world, route)),
    associationSet: associations.map(({ id, ...rest }) => ({
      routeTableAssociationId: id,
      routeTableId: table.id,
      ...rest,
      associationState: associated,
    })),
    propagatingVgwSet: [],
    tagSet: tagSet(table.tags),
  };
}
