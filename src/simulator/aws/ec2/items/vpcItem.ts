import { blocksOf, firstAssociationOf } from '../../../world/network/vpcBlocks.ts';
import type { Vpc } from '../../../world/network/records.ts';
import type { World } from '../../../world/world.ts';
import { tagSet } from './tagSet.ts';

/** A member of DescribeVpcs. */
export function vpcItem({ account }: World, vpc: Vpc): object {
  const ids = [firstAssociationOf(vpc), ...vpc.secondaryBlocks.map(({ id }) => id)];
  return {
    vpcId: vpc.id,
    ownerId: account,
    state: 'available',
    cidrBlock: vpc.cidr,
    cidrBlockAssociationSet: blocksOf(vpc).map((cidr, index) => blockAssociationItem(ids[index] ?? '', cidr)),
    dhcpOptionsId: 'default',
    tagSet: tagSet(vpc.tags),
    instanceTenancy: 'default',
    isDefault: false,
  };
}

/** A block of a VPC. */
export function blockAssociationItem(associationId: string, cidrBlock: string, state = 'associated'): object {
  return { associationId, cidrBlock, cidrBlockState: { state } };
}
