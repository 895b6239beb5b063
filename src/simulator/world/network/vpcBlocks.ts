import { cidrSize, contains, parseCidr, type Cidr } from '../../../domain/address/ipv4.ts';
import { AwsFault } from '../fault.ts';
import { quotaValue } from '../quotas.ts';
import { existing, notFound } from '../resourceIds.ts';
import type { BlockAssociation, Vpc } from './records.ts';
import type { World } from '../world.ts';
import { requestedBlock } from './cidrBlock.ts';

/** Every block of a VPC, the one it was made with first. */
export function blocksOf({ cidr, secondaryBlocks }: Vpc): string[] {
  return [cidr, ...secondaryBlocks.map((each) => each.cidr)];
}

/** Whether two blocks have an address in common. */
export function overlap(a: Cidr, b: Cidr): boolean {
  return contains(a, b.base) || contains(b, a.base);
}

/** Whether a block lies wholly in another. */
export function isWithin(inner: Cidr, outer: Cidr): boolean {
  return contains(outer, inner.base) && contains(outer, inner.base + cidrSize(inner) - 1);
}

/** Gives a VPC another block, with a route of its own in each of its tables. */
export function associateVpcCidrBlock(world: World, vpcId: string, cidr: string): BlockAssociation {
  const vpc = existing(world.vpcs, 'vpc', vpcId);
  const block = requestedBlock(cidr);
  if (block.length < 16 || block.length > 28) throw new AwsFault('InvalidVpc.Range', `The CIDR '${cidr}' is invalid.`);
  const taken = blocksOf(vpc).find((each) => overlap(parseCidr(each), block));
  if (taken !== undefined)
    throw new AwsFault('InvalidVpc.Range', `The CIDR '${cidr}' conflicts with an existing CIDR block of the VPC.`);
  if (blocksOf(vpc).length >= quotaValue(world, 'L-83CA0A9D'))
    throw new AwsFault(
      'CidrLimitExceeded',
      `This network '${vpcId}' has met its maximum number of allowed CIDRs: ${quotaValue(world, 'L-83CA0A9D')}`,
    );
  const association: BlockAssociation = { id: world.id('vpc-cidr-assoc'), cidr };
  vpc.secondaryBlocks.push(association);
  for (const table of world.routeTables.values())
    if (table.vpcId === vpcId) table.routes.unshift({ destination: cidr, gatewayId: 'local' });
  return association;
}

/** Takes a block away that no subnet lies in; the VPC's first stays. */
export function disassociateVpcCidrBlock(world: World, associationId: string): { vpcId: string; cidr: string } {
  for (const vpc of world.vpcs.values()) {
    if (associationId === firstAssociationOf(vpc))
      throw new AwsFault(
        'OperationNotPermitted',
        `The vpc CIDR block with association ID ${associationId} may not be disassociated. It is the primary IPv4 CIDR block of the VPC`,
      );
    const association = vpc.secondaryBlocks.find(({ id }) => id === associationId);
    if (association === undefined) continue;
    const { cidr } = association;
    const used = [...world.subnets.values()].some(
      (subnet) => subnet.vpcId === vpc.id && isWithin(parseCidr(subnet.cidr), parseCidr(cidr)),
    );
    if (used)
      throw new AwsFault(
        'InvalidCidrBlock.InUse',
        `The vpc ${vpc.id} currently has a subnet within CIDR block ${cidr}`,
      );
    vpc.secondaryBlocks = vpc.secondaryBlocks.filter((each) => each !== association);
    for (const table of world.routeTables.values())
      if (table.vpcId === vpc.id) table.routes = table.routes.filter((route) => route.destination !== cidr);
    return { vpcId: vpc.id, cidr };
  }
  throw notFound('vpcBlockAssociation', associationId);
}

/** The id under which a VPC's first block is associated. */
export function firstAssociationOf({ id }: Vpc): string {
  return id.replace('vpc-', 'vpc-cidr-assoc-');
}
