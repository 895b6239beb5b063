import {
  DescribeVpcsCommand,
  paginateDescribeInternetGateways,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVolumes,
} from '@aws-sdk/client-ec2';
import type { Compute, Leftover } from '../ports/cloud.ts';
import { findCluster } from './clusters.ts';
import type { AwsClients } from './awsClients.ts';
import { awsCall } from './awsCall.ts';
import { errorCode } from './awsErrors.ts';
import { describeInstances } from './instances.ts';
import { describeNetworkInterfaces } from './networkInterfaces.ts';
import { allPages } from './pages.ts';

/** What is still there of a lab: everything in its VPC, what is tagged with its cluster, and the cluster itself. */
export async function findLeftovers(
  clients: AwsClients,
  lab: Parameters<Compute['leftovers']>[0],
  signal: AbortSignal,
): Promise<readonly Leftover[]> {
  const found = await Promise.all([
    cluster(clients, lab.clusterName, signal),
    instances(clients, { clusterName: lab.clusterName }, signal),
    volumes(clients, lab.clusterName, signal),
    ...(lab.vpcId === undefined ? [] : [inVpc(clients, lab.vpcId, signal)]),
  ]);
  return [...new Map(found.flat().map((each) => [each.id, each])).values()];
}

async function inVpc(clients: AwsClients, vpcId: string, signal: AbortSignal): Promise<readonly Leftover[]> {
  const found = await Promise.all([
    instances(clients, { vpcId }, signal),
    networkInterfaces(clients, vpcId, signal),
    securityGroups(clients, vpcId, signal),
    subnets(clients, vpcId, signal),
    internetGateways(clients, vpcId, signal),
    vpc(clients, vpcId, signal),
  ]);
  return found.flat();
}

async function cluster(clients: AwsClients, name: string, signal: AbortSignal): Promise<readonly Leftover[]> {
  const found = await findCluster(clients, name, signal);
  return found === undefined ? [] : [{ kind: 'cluster', id: found.arn, description: `${found.name} ${found.status}` }];
}

async function instances(
  clients: AwsClients,
  filter: { readonly vpcId: string } | { readonly clusterName: string },
  signal: AbortSignal,
): Promise<readonly Leftover[]> {
  const found = await describeInstances(clients, filter, signal);
  return found
    .filter(({ state }) => state !== 'terminated')
    .map(({ id, name, state }) => ({ kind: 'instance', id, description: [name, state].filter(Boolean).join(' ') }));
}

async function networkInterfaces(
  clients: AwsClients,
  vpcId: string,
  signal: AbortSignal,
): Promise<readonly Leftover[]> {
  const found = await describeNetworkInterfaces(clients, { vpcId }, signal);
  return found.map(({ id, description, status }) => ({
    kind: 'network-interface',
    id,
    description: [description, status].filter(Boolean).join(' '),
  }));
}

/** A VPC's default group goes with the VPC and cannot go before it. */
async function securityGroups({ ec2 }: AwsClients, vpcId: string, signal: AbortSignal): Promise<readonly Leftover[]> {
  const found = await allPages(
    'ec2:DescribeSecurityGroups',
    signal,
    paginateDescribeSecurityGroups({ client: ec2 }, filterBy('vpc-id', vpcId), { abortSignal: signal }),
    ({ SecurityGroups }) => SecurityGroups,
  );
  return found
    .filter(({ GroupName }) => GroupName !== 'default')
    .map(({ GroupId = '', GroupName = '' }) => ({ kind: 'security-group', id: GroupId, description: GroupName }));
}

async function subnets({ ec2 }: AwsClients, vpcId: string, signal: AbortSignal): Promise<readonly Leftover[]> {
  const found = await allPages(
    'ec2:DescribeSubnets',
    signal,
    paginateDescribeSubnets({ client: ec2 }, filterBy('vpc-id', vpcId), { abortSignal: signal }),
    ({ Subnets }) => Subnets,
  );
  return found.map(({ SubnetId = '', CidrBlock = '' }) => ({ kind: 'subnet', id: SubnetId, description: CidrBlock }));
}

async function internetGateways({ ec2 }: AwsClients, vpcId: string, signal: AbortSignal): Promise<readonly Leftover[]> {
  const found = await allPages(
    'ec2:DescribeInternetGateways',
    signal,
    paginateDescribeInternetGateways({ client: ec2 }, filterBy('attachment.vpc-id', vpcId), { abortSignal: signal }),
    ({ InternetGateways }) => InternetGateways,
  );
  return found.map(({ InternetGatewayId = '' }) => ({
    kind: 'internet-gateway',
    id: InternetGatewayId,
    description: '',
  }));
}

async function volumes({ ec2 }: AwsClients, clusterName: string, signal: AbortSignal): Promise<readonly Leftover[]> {
  const found = await allPages(
    'ec2:DescribeVolumes',
    signal,
    paginateDescribeVolumes(
      { client: ec2 },
      { Filters: [{ Name: `tag:kubernetes.io/cluster/${clusterName}`, Values: ['owned'] }] },
      { abortSignal: signal },
    ),
    ({ Volumes }) => Volumes,
  );
  return found.map(({ VolumeId = '', Size = 0 }) => ({ kind: 'volume', id: VolumeId, description: `${Size} GiB` }));
}

async function vpc({ ec2 }: AwsClients, vpcId: string, signal: AbortSignal): Promise<readonly Leftover[]> {
  return awsCall('ec2:DescribeVpcs', signal, async () => {
    try {
      const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({ VpcIds: [vpcId] }), { abortSignal: signal });
      return Vpcs.map(({ VpcId = '', CidrBlock = '' }) => ({ kind: 'vpc', id: VpcId, description: CidrBlock }));
    } catch (error) {
      if (errorCode(error) === 'InvalidVpcID.NotFound') return [];
      throw error;
    }
  });
}

function filterBy(name: string, value: string) {
  return { Filters: [{ Name: name, Values: [value] }] };
}
