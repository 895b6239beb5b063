import type { Operation } from '../operation.ts';
import { allocateAddress } from './allocateAddress.ts';
import { assignPrivateIpAddresses } from './assignPrivateIpAddresses.ts';
import { associateAddress } from './associateAddress.ts';
import { associateRouteTable } from './associateRouteTable.ts';
import { associateVpcCidrBlock } from './associateVpcCidrBlock.ts';
import { attachInternetGateway } from './attachInternetGateway.ts';
import { attachNetworkInterface } from './attachNetworkInterface.ts';
import { authorizeSecurityGroup } from './authorizeSecurityGroup.ts';
import { createInternetGateway } from './createInternetGateway.ts';
import { createNatGateway } from './createNatGateway.ts';
import { createNetworkInterface } from './createNetworkInterface.ts';
import { createRoute } from './createRoute.ts';
import { createRouteTable } from './createRouteTable.ts';
import { createSecurityGroup } from './createSecurityGroup.ts';
import { createSubnet } from './createSubnet.ts';
import { createVpc } from './createVpc.ts';
import { deleteInternetGateway } from './deleteInternetGateway.ts';
import { deleteNatGateway } from './deleteNatGateway.ts';
import { deleteNetworkInterface } from './deleteNetworkInterface.ts';
import { deleteRoute } from './deleteRoute.ts';
import { deleteRouteTable } from './deleteRouteTable.ts';
import { deleteSecurityGroup } from './deleteSecurityGroup.ts';
import { deleteSubnet } from './deleteSubnet.ts';
import { deleteVpc } from './deleteVpc.ts';
import { describeAddresses } from './describeAddresses.ts';
import { describeInternetGateways } from './describeInternetGateways.ts';
import { describeNatGateways } from './describeNatGateways.ts';
import { describeNetworkInterfaceAttribute } from './describeNetworkInterfaceAttribute.ts';
import { describeNetworkInterfaces } from './describeNetworkInterfaces.ts';
import { describeRouteTables } from './describeRouteTables.ts';
import { describeSecurityGroupRules } from './describeSecurityGroupRules.ts';
import { describeSecurityGroups } from './describeSecurityGroups.ts';
import { describeSubnets } from './describeSubnets.ts';
import { describeVpcAttribute } from './describeVpcAttribute.ts';
import { describeVpcs } from './describeVpcs.ts';
import { detachInternetGateway } from './detachInternetGateway.ts';
import { detachNetworkInterface } from './detachNetworkInterface.ts';
import { disassociateAddress } from './disassociateAddress.ts';
import { disassociateRouteTable } from './disassociateRouteTable.ts';
import { disassociateVpcCidrBlock } from './disassociateVpcCidrBlock.ts';
import { modifyNetworkInterfaceAttribute } from './modifyNetworkInterfaceAttribute.ts';
import { modifySecurityGroupRules } from './modifySecurityGroupRules.ts';
import { modifySubnetAttribute } from './modifySubnetAttribute.ts';
import { modifyVpcAttribute } from './modifyVpcAttribute.ts';
import { releaseAddress } from './releaseAddress.ts';
import { replaceRoute } from './replaceRoute.ts';
import { replaceRouteTableAssociation } from './replaceRouteTableAssociation.ts';
import { revokeSecurityGroup } from './revokeSecurityGroup.ts';
import { unassignPrivateIpAddresses } from './unassignPrivateIpAddresses.ts';
import { updateSecurityGroupRuleDescriptions } from './updateSecurityGroupRuleDescriptions.ts';

/** The operations on VPCs and what is in them, by action name. */
export const networkOperations: Readonly<Record<string, Operation>> = {
  AllocateAddress: allocateAddress,
  AssignPrivateIpAddresses: assignPrivateIpAddresses,
  AssociateAddress: associateAddress,
  AssociateRouteTable: associateRouteTable,
  AssociateVpcCidrBlock: associateVpcCidrBlock,
  AttachInternetGateway: attachInternetGateway,
  AttachNetworkInterface: attachNetworkInterface,
  AuthorizeSecurityGroupEgress: authorizeSecurityGroup('egress'),
  AuthorizeSecurityGroupIngress: authorizeSecurityGroup('ingress'),
  CreateInternetGateway: createInternetGateway,
  CreateNatGateway: createNatGateway,
  CreateNetworkInterface: createNetworkInterface,
  CreateRoute: createRoute,
  CreateRouteTable: createRouteTable,
  CreateSecurityGroup: createSecurityGroup,
  CreateSubnet: createSubnet,
  CreateVpc: createVpc,
  DeleteInternetGateway: deleteInternetGateway,
  DeleteNatGateway: deleteNatGateway,
  DeleteNetworkInterface: deleteNetworkInterface,
  DeleteRoute: deleteRoute,
  DeleteRouteTable: deleteRouteTable,
  DeleteSecurityGroup: deleteSecurityGroup,
  DeleteSubnet: deleteSubnet,
  DeleteVpc: deleteVpc,
  DescribeAddresses: describeAddresses,
  DescribeInternetGateways: describeInternetGateways,
  DescribeNatGateways: describeNatGateways,
  DescribeNetworkInterfaceAttribute: describeNetworkInterfaceAttribute,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DescribeRouteTables: describeRouteTables,
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeVpcAttribute: describeVpcAttribute,
  DescribeVpcs: describeVpcs,
  DetachInternetGateway: detachInternetGateway,
  DetachNetworkInterface: detachNetworkInterface,
  DisassociateAddress: disassociateAddress,
  DisassociateRouteTable: disassociateRouteTable,
  DisassociateVpcCidrBlock: disassociateVpcCidrBlock,
  ModifyNetworkInterfaceAttribute: modifyNetworkInterfaceAttribute,
  ModifySecurityGroupRules: modifySecurityGroupRules,
  ModifySubnetAttribute: modifySubnetAttribute,
  ModifyVpcAttribute: modifyVpcAttribute,
  ReleaseAddress: releaseAddress,
  ReplaceRoute: replaceRoute,
  ReplaceRouteTableAssociation: replaceRouteTableAssociation,
  RevokeSecurityGroupEgress: revokeSecurityGroup('egress'),
  RevokeSecurityGroupIngress: revokeSecurityGroup('ingress'),
  UnassignPrivateIpAddresses: unassignPrivateIpAddresses,
  UpdateSecurityGroupRuleDescriptionsEgress: updateSecurityGroupRuleDescriptions('egress'),
  UpdateSecurityGroupRuleDescriptionsIngress: updateSecurityGroupRuleDescriptions('ingress'),
};
