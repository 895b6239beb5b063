import { associateVpcCidrBlock as associate } from '../../world/network/vpcBlocks.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { blockAssociationItem } from './items/vpcItem.ts';

export const associateVpcCidrBlock: Operation = ({ world, input }) => {
  const vpcId = requiredText(input, 'VpcId');
  const { id, cidr } = associate(world, vpcId, requiredText(input, 'CidrBlock'));
  return { vpcId, cidrBlockAssociation: blockAssociationItem(id, cidr, 'associating') };
};
