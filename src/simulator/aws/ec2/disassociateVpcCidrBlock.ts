import { disassociateVpcCidrBlock as disassociate } from '../../world/network/vpcBlocks.ts';
import type { Operation } from '../operation.ts';
import { requiredText } from './input.ts';
import { blockAssociationItem } from './items/vpcItem.ts';

export const disassociateVpcCidrBlock: Operation = ({ world, input }) => {
  const id = requiredText(input, 'AssociationId');
  const { vpcId, cidr } = disassociate(world, id);
  return { vpcId, cidrBlockAssociation: blockAssociationItem(id, cidr, 'disassociating') };
};
