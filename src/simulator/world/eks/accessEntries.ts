import { AwsFault } from '../fault.ts';
import type { AccessEntry, EksCluster } from './records.ts';
import type { World } from '../world.ts';
import { existingCluster } from './refusals.ts';
import type { CreateAccessEntryRequest } from './requests.ts';

/** Before the name of every access policy. */
const policyArn = 'arn:aws:eks::aws:cluster-access-policy/';
const policies = [
  'AmazonEKSClusterAdminPolicy',
  'AmazonEKSAdminPolicy',
  'AmazonEKSEditPolicy',
  'AmazonEKSViewPolicy',
  'AmazonEKSAdminViewPolicy',
];
/** The group of every node. */
const nodeGroups = ['system:nodes'];

/** Gives a principal access to a cluster whose authentication mode knows access entries. */
export function createAccessEntry(world: World, clusterName: string, request: CreateAccessEntryRequest): AccessEntry {
  const cluster = clusterWithEntries(world, clusterName);
  const { principalArn, type = 'STANDARD', groups = [] } = request;
  if (cluster.accessEntries.has(principalArn))
    throw new AwsFault(
      'ResourceInUseException',
      'The specified access entry resource is already in use on this cluster.',
      409,
      { clusterName },
    );
  if (groups.some((group) => group.startsWith('system:')))
    throw new AwsFault('InvalidParameterException', 'The kubernetes group name cannot start with system:', 400, {
      clusterName,
    });
  const granted = (request.policies ?? []).map(checkedPolicy);
  const entry: AccessEntry = {
    principalArn,
    type,
    username: request.username ?? usernameOf(principalArn, type),
    createdAt: world.clock.now(),
    groups: type === 'STANDARD' ? [...groups] : [...nodeGroups],
    policies: granted,
  };
  cluster.accessEntries.set(principalArn, entry);
  return entry;
}

/** The entry, or EKS's refusal. */
export function existingAccessEntry(cluster: EksCluster, principalArn: string): AccessEntry {
  const entry = cluster.accessEntries.get(principalArn);
  if (entry === undefined)
    throw new AwsFault(
      'ResourceNotFoundException',
      `The specified principalArn could not be found. You must specify a valid principal ARN: ${principalArn}`,
      404,
      { clusterName: cluster.name },
    );
  return entry;
}

/** Takes a principal's access away, with its policies. */
export function deleteAccessEntry(world: World, clusterName: string, principalArn: string): void {
  const cluster = clusterWithEntries(world, clusterName);
  existingAccessEntry(cluster, principalArn);
  cluster.accessEntries.delete(principalArn);
}

/** Grants a policy, or changes the scope it was granted for. */
export function associateAccessPolicy(
  world: World,
  clusterName: string,
  principalArn: string,
  policy: AccessEntry['policies'][number],
): void {
  const entry = existingAccessEntry(clusterWithEntries(world, clusterName), principalArn);
  const granted = checkedPolicy(policy);
  entry.policies = [...entry.policies.filter(({ arn }) => arn !== granted.arn), granted];
}

/** Gives an entry another user, other groups and other policies in place of those it has. */
export function updateAccessEntry(
  world: World,
  clusterName: string,
  principalArn: string,
  change: Omit<CreateAccessEntryRequest, 'principalArn' | 'type'>,
): void {
  const entry = existingAccessEntry(clusterWithEntries(world, clusterName), principalArn);
  const policies = (change.policies ?? []).map(checkedPolicy);
  entry.username = change.username ?? usernameOf(principalArn, entry.type);
  if (entry.type === 'STANDARD') entry.groups = [...(change.groups ?? [])];
  entry.policies = policies;
}

/** The entry of the principal that makes the cluster. */
export function creatorEntry(world: World, principalArn: string): AccessEntry {
  return {
    principalArn,
    type: 'STANDARD',
    username: usernameOf(principalArn, 'STANDARD'),
    createdAt: world.clock.now(),
    groups: [],
    policies: [{ arn: `${policyArn}AmazonEKSClusterAdminPolicy`, scope: 'cluster', namespaces: [] }],
  };
}

/** What EKS itself adds for the role of a node group's instances. */
export function nodeEntry(world: World, roleArn: string): AccessEntry {
  return {
    principalArn: roleArn,
    type: 'EC2_LINUX',
    username: usernameOf(roleArn, 'EC2_LINUX'),
    createdAt: world.clock.now(),
    groups: [...nodeGroups],
    policies: [],
  };
}

function clusterWithEntries(world: World, name: string): EksCluster {
  const cluster = existingCluster(world, name);
  if (cluster.authenticationMode === 'CONFIG_MAP')
    throw new AwsFault(
      'InvalidRequestException',
      "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this operation.",
      400,
      { clusterName: name },
    );
  return cluster;
}

function checkedPolicy(policy: AccessEntry['policies'][number]): AccessEntry['policies'][number] {
  if (!policies.some((name) => policy.arn === policyArn + name))
    throw new AwsFault('InvalidParameterException', 'The policyArn parameter format is not valid');
  if (policy.scope === 'namespace' && policy.namespaces.length === 0)
    throw new AwsFault('InvalidParameterException', 'Namespaces are required when the access scope is namespace');
  return policy;
}

/** The Kubernetes user an entry makes, unless it names one. A role's is by session. */
function usernameOf(arn: string, type: AccessEntry['type']): string {
  if (type === 'EC2_LINUX') return 'system:node:{{EC2PrivateDNSName}}';
  const role = /^arn:([^:]+):iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(arn);
  return role === null ? arn : `arn:${role[1]}:sts::${role[2]}:assumed-role/${role[3]}/{{SessionName}}`;
}
