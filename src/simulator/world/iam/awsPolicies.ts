import { AwsFault } from '../fault.ts';
import type { World } from '../world.ts';

/**
 * Policies that AWS keeps, by path and name: those that EKS, eksctl, its add-ons and this lab use, and the broad ones of
 * every account (AWS managed policy reference).
 */
const names: readonly string[] = [
  'AdministratorAccess',
  'AmazonEBSCSIDriverPolicyV2',
  'AmazonEC2ContainerRegistryFullAccess',
  'AmazonEC2ContainerRegistryPowerUser',
  'AmazonEC2ContainerRegistryPullOnly',
  'AmazonEC2ContainerRegistryReadOnly',
  'AmazonEC2FullAccess',
  'AmazonEC2ReadOnlyAccess',
  'AmazonEKSBlockStoragePolicy',
  'AmazonEKSBlockStoragePolicyV2',
  'AmazonEKSClusterPolicy',
  'AmazonEKSComputePolicy',
  'AmazonEKSFargatePodExecutionRolePolicy',
  'AmazonEKSLoadBalancingPolicy',
  'AmazonEKSLocalOutpostClusterPolicy',
  'AmazonEKSNetworkingPolicy',
  'AmazonEKSServicePolicy',
  'AmazonEKSVPCResourceController',
  'AmazonEKSWorkerNodeMinimalPolicy',
  'AmazonEKSWorkerNodePolicy',
  'AmazonEKS_CNI_Policy',
  'AmazonElasticFileSystemFullAccess',
  'AmazonPrometheusRemoteWriteAccess',
  'AmazonRoute53FullAccess',
  'AmazonRoute53ReadOnlyAccess',
  'AmazonS3FullAccess',
  'AmazonS3ReadOnlyAccess',
  'AmazonSQSFullAccess',
  'AmazonSSMFullAccess',
  'AmazonSSMManagedInstanceCore',
  'AmazonSSMPatchAssociation',
  'AmazonSSMReadOnlyAccess',
  'AmazonVPCFullAccess',
  'AmazonVPCReadOnlyAccess',
  'AutoScalingFullAccess',
  'AWSCloudFormationFullAccess',
  'AWSCloudFormationReadOnlyAccess',
  'AWSXRayDaemonWriteAccess',
  'AWSXrayWriteOnlyAccess',
  'CloudWatchAgentAdminPolicy',
  'CloudWatchAgentServerPolicy',
  'CloudWatchFullAccess',
  'CloudWatchLogsFullAccess',
  'CloudWatchReadOnlyAccess',
  'ElasticLoadBalancingFullAccess',
  'ElasticLoadBalancingReadOnly',
  'IAMFullAccess',
  'IAMReadOnlyAccess',
  'PowerUserAccess',
  'ReadOnlyAccess',
  'SecurityAudit',
  'aws-service-role/AmazonEKSServiceRolePolicy',
  'aws-service-role/AWSServiceRoleForAmazonEKSNodegroup',
  'aws-service-role/AutoScalingServiceRolePolicy',
  'aws-service-role/AWSElasticLoadBalancingServiceRolePolicy',
  'job-function/Billing',
  'job-function/NetworkAdministrator',
  'job-function/ViewOnlyAccess',
  'service-role/AmazonEBSCSIDriverPolicy',
  'service-role/AmazonEC2RoleforSSM',
  'service-role/AmazonEFSCSIDriverPolicy',
  'service-role/AWSLambdaBasicExecutionRole',
  'service-role/AWSLambdaVPCAccessExecutionRole',
];

/** The ARNs of the policies that AWS keeps. */
export const awsPolicies: ReadonlySet<string> = new Set(names.map((name) => `arn:aws:iam::aws:policy/${name}`));

/** Refuses a policy that a role cannot be given: there has to be one, of AWS's or the account's own. */
export function checkAttachable(world: World, arn: string): void {
  if (awsPolicies.has(arn) || world.managedPolicies.has(arn)) return;
  if (!/^arn:aws:iam::(aws|\d{12}):policy\/[\w+=,.@/-]+$/.test(arn))
    throw new AwsFault('InvalidInput', `ARN ${arn} is not valid.`);
  throw new AwsFault('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`, 404);
}
