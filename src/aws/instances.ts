import { paginateDescribeInstances, type Instance as Ec2Instance } from '@aws-sdk/client-ec2';
import type { Instance, InstanceFilter } from '../ports/cloud.ts';
import type { AwsClients } from './awsClients.ts';
import { allPages } from './pages.ts';
import { tagRecord } from './tags.ts';

/** Instances of a VPC or a cluster, terminated ones of the last hour included, in EC2's order. */
export async function describeInstances(
  { ec2 }: AwsClients,
  { vpcId, clusterName }: InstanceFilter,
  signal: AbortSignal,
): Promise<readonly Instance[]> {
  const filters = [
    ...(vpcId === undefined ? [] : [{ Name: 'vpc-id', Values: [vpcId] }]),
    ...(clusterName === undefined ? [] : [{ Name: 'tag:eks:cluster-name', Values: [clusterName] }]),
  ];
  const found = await allPages(
    'ec2:DescribeInstances',
    signal,
    paginateDescribeInstances({ client: ec2, pageSize: 1000 }, { Filters: filters }, { abortSignal: signal }),
    ({ Reservations }) => Reservations?.flatMap(({ Instances = [] }) => Instances),
  );
  return found.map(instance);
}

function instance(from: Ec2Instance): Instance {
  const tags = tagRecord(from.Tags);
  return {
    id: from.InstanceId ?? '',
    name: tags['Name'],
    state: from.State?.Name ?? 'pending',
    type: from.InstanceType ?? '',
    zone: from.Placement?.AvailabilityZone ?? '',
    privateIp: from.PrivateIpAddress,
    publicIp: from.PublicIpAddress,
    vpcId: from.VpcId,
    subnetId: from.SubnetId,
    launchedAt: from.LaunchTime?.getTime() ?? 0,
    tags,
  };
}
