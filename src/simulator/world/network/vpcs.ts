import { AwsFault } from '../fault.ts';
import { quotaValue } from '../quotas.ts';
import { existing, hasDependencies } from '../resourceIds.ts';
import type { Vpc } from './records.ts';
import type { Tags } from '../tags.ts';
import type { World } from '../world.ts';
import { requestedBlock } from './cidrBlock.ts';
import { createRouteTable } from './routeTables.ts';
import { createSecurityGroup } from './securityGroups.ts';

export interface CreateVpcRequest {
  readonly cidr: string;
  readonly enableDnsSupport?: boolean;
  readonly enableDnsHostnames?: boolean;
  readonly tags: Tags;
}

/** Makes a VPC with its main route table and its default security group. */
export function createVpc(world: World, request: CreateVpcRequest): Vpc {
  const { length } = requestedBlock(request.cidr);
  if (length < 16 || length > 28) throw new AwsFault('InvalidVpc.Range', `The CIDR '${request.cidr}' is invalid.`);
  if (world.vpcs.size >= quotaValue(world, 'L-F678F1CE'))
    throw new AwsFault('VpcLimitExceeded', 'The maximum number of VPCs has been reached.');
  const vpc: Vpc = {
    id: world.id('vpc'),
    cidr: request.cidr,
    secondaryBlocks: [],
    enableDnsSupport: request.enableDnsSupport ?? true,
    enableDnsHostnames: request.enableDnsHostnames ?? false,
    tags: { ...request.tags },
  };
  world.vpcs.set(vpc.id, vpc);
  createRouteTable(world, { vpcId: vpc.id, main: true, tags: {} });
  createSecurityGroup(world, { name: 'default', description: 'default VPC security group', vpcId: vpc.id, tags: {} });
  return vpc;
}

/** Deletes a VPC with what it was made with; refuses while anything else is in it. */
export function deleteVpc(world: World, id: string): void {
  existing(world.vpcs, 'vpc', id);
  const tables = [...world.routeTables.values()].filter(({ vpcId }) => vpcId === id);
  const groups = [...world.securityGroups.values()].filter(({ vpcId }) => vpcId === id);
  if (
    [...world.subnets.values()].some(({ vpcId }) => vpcId === id) ||
    [...world.internetGateways.values()].some(({ vpcId }) => vpcId === id) ||
    tables.some(({ main }) => !main) ||
    groups.some(({ name }) => name !== 'default')
  )
    throw hasDependencies('vpc', id);
  for (const table of tables) world.routeTables.delete(table.id);
  for (const group of groups) world.securityGroups.delete(group.id);
  world.vpcs.delete(id);
}
