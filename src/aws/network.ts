import {
  paginateDescribeRouteTables,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
  type Route,
  type RouteTable,
  type Subnet as Ec2Subnet,
} from '@aws-sdk/client-ec2';
import type { Subnet, SubnetRoute, VpcNetwork } from '../ports/cloud.ts';
import type { AwsClients } from './awsClients.ts';
import { allPages } from './pages.ts';
import { tagRecord } from './tags.ts';

/** A VPC's blocks and subnets; both empty for a VPC that is no more. */
export async function describeNetwork({ ec2 }: AwsClients, vpcId: string, signal: AbortSignal): Promise<VpcNetwork> {
  const input = { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] };
  const options = { abortSignal: signal };
  const [vpcs, subnets, tables] = await Promise.all([
    allPages('ec2:DescribeVpcs', signal, paginateDescribeVpcs({ client: ec2 }, input, options), ({ Vpcs }) => Vpcs),
    allPages(
      'ec2:DescribeSubnets',
      signal,
      paginateDescribeSubnets({ client: ec2 }, input, options),
      ({ Subnets }) => Subnets,
    ),
    allPages(
      'ec2:DescribeRouteTables',
      signal,
      paginateDescribeRouteTables({ client: ec2 }, input, options),
      ({ RouteTables }) => RouteTables,
    ),
  ]);
  const blocks = (vpcs[0]?.CidrBlockAssociationSet ?? [])
    .filter(({ CidrBlockState }) => CidrBlockState?.State === undefined || CidrBlockState.State === 'associated')
    .flatMap(({ CidrBlock }) => CidrBlock ?? []);
  return {
    vpcId,
    cidrs: blocks,
    subnets: subnets
      .map((each) => subnet(each, tables))
      .toSorted((a, b) => compare(a.zone, b.zone) || compare(a.cidr, b.cidr)),
  };
}

function subnet(from: Ec2Subnet, tables: readonly RouteTable[]): Subnet {
  const id = from.SubnetId ?? '';
  const table = tableOf(id, tables);
  return {
    id,
    name: tagRecord(from.Tags)['Name'],
    zone: from.AvailabilityZone ?? '',
    cidr: from.CidrBlock ?? '',
    availableIps: from.AvailableIpAddressCount ?? 0,
    isPublic: leadsToInternet(table),
    routes: (table?.Routes ?? []).flatMap(subnetRoute),
  };
}

/** The table associated with a subnet, else the VPC's main one. */
function tableOf(subnetId: string, tables: readonly RouteTable[]): RouteTable | undefined {
  const own = tables.find(({ Associations = [] }) => Associations.some(({ SubnetId }) => SubnetId === subnetId));
  return own ?? tables.find(({ Associations = [] }) => Associations.some(({ Main }) => Main === true));
}

/** Routes to IPv6 blocks and to AWS's lists of blocks are left out. */
function subnetRoute(route: Route): readonly SubnetRoute[] {
  const destination = route.DestinationCidrBlock;
  if (destination === undefined) return [];
  if (route.State === 'blackhole') return [{ destination, target: 'blackhole' }];
  const target =
    route.GatewayId ??
    route.NatGatewayId ??
    route.TransitGatewayId ??
    route.VpcPeeringConnectionId ??
    route.NetworkInterfaceId ??
    route.LocalGatewayId ??
    route.CoreNetworkArn;
  return target === undefined ? [] : [{ destination, target }];
}

function leadsToInternet(table: RouteTable | undefined): boolean {
  return (table?.Routes ?? []).some(
    ({ DestinationCidrBlock, GatewayId, State }) =>
      DestinationCidrBlock === '0.0.0.0/0' && GatewayId?.startsWith('igw-') === true && State !== 'blackhole',
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
