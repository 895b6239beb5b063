import { AwsFault } from '../fault.ts';
import { quotaValue } from '../quotas.ts';
import { existing, hasDependencies, notFound } from '../resourceIds.ts';
import { existingNatGateway } from './natGateways.ts';
import type { Route, RouteTable } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import { blocksOf } from './vpcBlocks.ts';

export interface CreateRouteTableRequest {
  readonly vpcId: string;
  /** The table of every subnet that names no other; each VPC is made with one. */
  readonly main?: boolean;
  readonly tags: Tags;
}

/** Makes a route table with the VPC's own route. */
export function createRouteTable(world: World, { vpcId, main = false, tags }: CreateRouteTableRequest): RouteTable {
  const vpc = existing(world.vpcs, 'vpc', vpcId);
  const table: RouteTable = {
    id: world.id('rtb'),
    vpcId,
    main,
    routes: blocksOf(vpc).map((destination) => ({ destination, gatewayId: 'local' })),
    associations: [],
    tags: { ...tags },
  };
  world.routeTables.set(table.id, table);
  return table;
}

/** The network a route's target is in. */
function networkOf(world: World, targetId: string): string | undefined {
  if (targetId.startsWith('nat-')) return existingNatGateway(world, targetId).vpcId;
  if (targetId.startsWith('eni-')) return existing(world.networkInterfaces, 'networkInterface', targetId).vpcId;
  return existing(world.internetGateways, 'gateway', targetId).vpcId;
}

/** Adds a route to an internet gateway that is attached to the table's VPC, or to a NAT gateway or an interface in it. */
export function createRoute(world: World, tableId: string, route: Route): void {
  const table = existing(world.routeTables, 'routeTable', tableId);
  if (networkOf(world, route.gatewayId) !== table.vpcId)
    throw new AwsFault(
      'InvalidParameterValue',
      `route table ${tableId} and network gateway ${route.gatewayId} belong to different networks`,
    );
  if (table.routes.some(({ destination }) => destination === route.destination))
    throw new AwsFault('RouteAlreadyExists', `The route identified by ${route.destination} already exists.`);
  if (table.routes.length >= quotaValue(world, 'L-93826ACB'))
    throw new AwsFault('RouteLimitExceeded', `The maximum number of routes has been reached in ${tableId}.`);
  table.routes.push(route);
}

/** Leads a route that is there elsewhere. */
export function replaceRoute(world: World, tableId: string, route: Route): void {
  deleteRoute(world, tableId, route.destination);
  createRoute(world, tableId, route);
}

/** Deletes a route by its destination; the VPC's own route stays. */
export function deleteRoute(world: World, tableId: string, destination: string): void {
  const table = existing(world.routeTables, 'routeTable', tableId);
  const route = table.routes.find((each) => each.destination === destination);
  if (route === undefined)
    throw new AwsFault(
      'InvalidRoute.NotFound',
      `no route with destination-cidr-block ${destination} in route table ${tableId}`,
    );
  if (route.gatewayId === 'local')
    throw new AwsFault('InvalidParameterValue', `cannot remove local route ${destination} in route table ${tableId}`);
  table.routes = table.routes.filter((each) => each !== route);
}

/** Gives a subnet this table; returns the id of the association. */
export function associateRouteTable(world: World, tableId: string, subnetId: string): string {
  const table = existing(world.routeTables, 'routeTable', tableId);
  const subnet = existing(world.subnets, 'subnet', subnetId);
  if (table.vpcId !== subnet.vpcId)
    throw new AwsFault(
      'InvalidParameterValue',
      `Route table ${tableId} and subnet ${subnetId} belong to different networks`,
    );
  const associated = [...world.routeTables.values()].some(({ associations }) =>
    associations.some((each) => each.subnetId === subnetId),
  );
  if (associated)
    throw new AwsFault(
      'Resource.AlreadyAssociated',
      `the specified association for route table ${tableId} conflicts with an existing association`,
    );
  const id = world.id('rtbassoc');
  table.associations.push({ id, subnetId });
  return id;
}

/** Ends an association: its subnet follows the main table again. */
export function disassociateRouteTable(world: World, associationId: string): void {
  const table = [...world.routeTables.values()].find(({ associations }) =>
    associations.some(({ id }) => id === associationId),
  );
  if (table === undefined) throw notFound('routeTableAssociation', associationId);
  table.associations = table.associations.filter(({ id }) => id !== associationId);
}

/** Gives the subnet of an association another table; returns the id of the new association. */
export function replaceRouteTableAssociation(world: World, associationId: string, tableId: string): string {
  existing(world.routeTables, 'routeTable', tableId);
  const table = [...world.routeTables.values()].find(({ associations }) =>
    associations.some(({ id }) => id === associationId),
  );
  const subnetId = table?.associations.find(({ id }) => id === associationId)?.subnetId;
  if (subnetId === undefined) throw notFound('routeTableAssociation', associationId);
  disassociateRouteTable(world, associationId);
  return associateRouteTable(world, tableId, subnetId);
}

/** Deletes a table that no subnet is associated with and that is not the main one. */
export function deleteRouteTable(world: World, id: string): void {
  const table = existing(world.routeTables, 'routeTable', id);
  if (table.main || table.associations.length > 0) throw hasDependencies('routeTable', id);
  world.routeTables.delete(id);
}

/** The routes a subnet follows: those of its own table, else of its VPC's main one. */
export function routesOf(world: World, subnetId: string): readonly Route[] {
  const { vpcId } = existing(world.subnets, 'subnet', subnetId);
  const tables = [...world.routeTables.values()].filter((table) => table.vpcId === vpcId);
  const own = tables.find(({ associations }) => associations.some((each) => each.subnetId === subnetId));
  return (own ?? tables.find(({ main }) => main))?.routes ?? [];
}
