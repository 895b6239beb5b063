import { paginateDescribeInstances, type Filter, type Instance as Ec2Instance } from '@aws-sdk/client-ec2';
import type { Instance, InstanceFilter } from '../ports/cloud.ts';
import type { AwsClients } from './awsClients.ts';
import { allPages, inFilters, pageSize } from './pages.ts';
import { tagRecord } from './tags.ts';

/** The instances that a filter lets through, terminated ones of the last hour included, in EC2's order. */
export async function describeInstances(
  { ec2 }: AwsClients,
  filter: InstanceFilter,
  signal: AbortSignal,
): Promise<readonly Instance[]> {
  const found: Instance[] = [];
  for (const Filters of filtersOf(filter)) {
    const some = await allPages(
      'ec2:DescribeInstances',
      signal,
      paginateDescribeInstances({ client: ec2, pageSize }, { Filters }, { abortSignal: signal }),
      ({ Reservations }) => Reservations?.flatMap(({ Instances = [] }) => Instances.map(instance)),
    );
    for (const each of some) found.push(each);
  }
  return found;
}

/** What to ask for, one request (with its pages) for each list. */
function filtersOf({ vpcId, clusterName, taggedFor, ids }: InstanceFilter): readonly Filter[][] {
  const common: readonly Filter[] = [
    ...(vpcId === undefined ? [] : [{ Name: 'vpc-id', Values: [vpcId] }]),
    ...(clusterName === undefined ? [] : [{ Name: 'tag:eks:cluster-name', Values: [clusterName] }]),
    ...(taggedFor === undefined ? [] : [{ Name: 'tag-key', Values: [`kubernetes.io/cluster/${taggedFor}`] }]),
  ];
  // A filter by id instead of a list of ids: that fails as a whole when one of them is gone.
  return ids === undefined ? [[...common]] : inFilters('instance-id', ids).map((each) => [...common, each]);
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
