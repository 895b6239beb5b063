import { associateVpcCidrBlock, disassociateVpcCidrBlock } from '../../world/network/vpcBlocks.ts';
import type { ResourceType } from '../resourceType.ts';

/** Another block of a VPC. Its physical id is that of the association. */
export const vpcCidrBlock: ResourceType = {
  name: 'AWS::EC2::VPCCidrBlock',
  createTime: 2_000,
  deleteTime: 2_000,
  attributes: { Id: (id) => id },
  create: (properties, { world }) =>
    associateVpcCidrBlock(world, properties.text('VpcId'), properties.text('CidrBlock')).id,
  delete: (id, { world }) => {
    disassociateVpcCidrBlock(world, id);
  },
};
