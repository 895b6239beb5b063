import type { Route, RouteTable } from '../../../world/network/records.ts';
import type { World } from '../../../world/world.ts';
import { tagSet } from './tagSet.ts';

/** A member of DescribeRouteTables. */
export function routeTableItem(world: World, table: RouteTable): object {
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

/** A route leads nowhere when what it leads to is gone. */
function isBlackhole({ internetGateways, natGateways, networkInterfaces }: World, gatewayId: string): boolean {
  if (gatewayId === 'local' || internetGateways.has(gatewayId) || networkInterfaces.has(gatewayId)) return false;
  return (natGateways.get(gatewayId)?.state ?? 'deleted') === 'deleted';
}
