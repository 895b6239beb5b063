import type { Operation } from '../operation.ts';
import { assignPrivateIpAddresses } from './assignPrivateIpAddresses.ts';
import { attachNetworkInterface } from './attachNetworkInterface.ts';
import { authorizeSecurityGroup } from './authorizeSecurityGroup.ts';
import { createKeyPair } from './createKeyPair.ts';
import { createNetworkInterface } from './createNetworkInterface.ts';
import { createSecurityGroup } from './createSecurityGroup.ts';
import { createTags } from './createTags.ts';
import { deleteKeyPair } from './deleteKeyPair.ts';
import { deleteNetworkInterface } from './deleteNetworkInterface.ts';
import { deleteSecurityGroup } from './deleteSecurityGroup.ts';
import { deleteTags } from './deleteTags.ts';
import { deleteVolume } from './deleteVolume.ts';
import { describeAvailabilityZones } from './describeAvailabilityZones.ts';
import { describeImages } from './describeImages.ts';
import { describeInstances } from './describeInstances.ts';
import { describeInstanceTypeOfferings } from './describeInstanceTypeOfferings.ts';
import { describeInstanceTypes } from './describeInstanceTypes.ts';
import { describeInternetGateways } from './describeInternetGateways.ts';
import { describeKeyPairs } from './describeKeyPairs.ts';
import { describeLaunchTemplates } from './describeLaunchTemplates.ts';
import { describeNetworkInterfaces } from './describeNetworkInterfaces.ts';
import { describeRegions } from './describeRegions.ts';
import { describeRouteTables } from './describeRouteTables.ts';
import { describeSecurityGroupRules } from './describeSecurityGroupRules.ts';
import { describeSecurityGroups } from './describeSecurityGroups.ts';
import { describeSubnets } from './describeSubnets.ts';
import { describeTags } from './describeTags.ts';
import { describeVolumes } from './describeVolumes.ts';
import { describeVpcAttribute } from './describeVpcAttribute.ts';
import { describeVpcs } from './describeVpcs.ts';
import { detachNetworkInterface } from './detachNetworkInterface.ts';
import { withDryRun } from './dryRun.ts';
import { importKeyPair } from './importKeyPair.ts';
import { modifyNetworkInterfaceAttribute } from './modifyNetworkInterfaceAttribute.ts';
import { revokeSecurityGroup } from './revokeSecurityGroup.ts';
import { runInstances } from './runInstances.ts';
import { terminateInstances } from './terminateInstances.ts';
import { unassignPrivateIpAddresses } from './unassignPrivateIpAddresses.ts';

const operations: Readonly<Record<string, Operation>> = {
  AssignPrivateIpAddresses: assignPrivateIpAddresses,
  AttachNetworkInterface: attachNetworkInterface,
  AuthorizeSecurityGroupEgress: authorizeSecurityGroup('egress'),
  AuthorizeSecurityGroupIngress: authorizeSecurityGroup('ingress'),
  CreateKeyPair: createKeyPair,
  CreateNetworkInterface: createNetworkInterface,
  CreateSecurityGroup: createSecurityGroup,
  CreateTags: createTags,
  DeleteKeyPair: deleteKeyPair,
  DeleteNetworkInterface: deleteNetworkInterface,
  DeleteSecurityGroup: deleteSecurityGroup,
  DeleteTags: deleteTags,
  DeleteVolume: deleteVolume,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeImages: describeImages,
  DescribeInstanceTypeOfferings: describeInstanceTypeOfferings,
  DescribeInstanceTypes: describeInstanceTypes,
  DescribeInstances: describeInstances,
  DescribeInternetGateways: describeInternetGateways,
  DescribeKeyPairs: describeKeyPairs,
  DescribeLaunchTemplates: describeLaunchTemplates,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DescribeRegions: describeRegions,
  DescribeRouteTables: describeRouteTables,
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVolumes: describeVolumes,
  DescribeVpcAttribute: describeVpcAttribute,
  DescribeVpcs: describeVpcs,
  DetachNetworkInterface: detachNetworkInterface,
  ImportKeyPair: importKeyPair,
  ModifyNetworkInterfaceAttribute: modifyNetworkInterfaceAttribute,
  RevokeSecurityGroupEgress: revokeSecurityGroup('egress'),
  RevokeSecurityGroupIngress: revokeSecurityGroup('ingress'),
  RunInstances: runInstances,
  TerminateInstances: terminateInstances,
  UnassignPrivateIpAddresses: unassignPrivateIpAddresses,
};

/** The operations of EC2 (version 2016-11-15) by action name; each knows dry runs. */
export const ec2Operations: Readonly<Record<string, Operation>> = Object.fromEntries(
  Object.entries(operations).map(([name, operation]) => [name, withDryRun(operation)]),
);
