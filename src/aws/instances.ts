import { DescribeInstancesCommand, type Filter } from '@aws-sdk/client-ec2';
import type { Instance, InstanceFilter } from '../ports/cloud.ts';
import type { AwsClients } from './awsClients.ts';
import { itemsAt, textAt, type Element } from './ec2Xml.ts';
import { describeAll, inFilters } from './pages.ts';
import { tagsAt } from './tags.ts';

/** The instances that a filter lets through, terminated ones of the last hour included, in EC2's order. */
export async function describeInstances(
  { ec2 }: AwsClients,
  filter: InstanceFilter,
  signal: AbortSignal,
): Promise<readonly Instance[]> {
  const found: Instance[] = [];
  for (const Filters of filtersOf(filter)) {
    const pages = describeAll(
      'ec2:DescribeInstances',
      ec2,
      (page) => new DescribeInstancesCommand({ Filters, ...page }),
      signal,
    );
    for await (const page of pages)
      for (const reservation of itemsAt(page, 'reservationSet'))
        for (const each of itemsAt(reservation, 'instancesSet')) found.push(instance(each));
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

function instance(from: Element): Instance {
  const tags = tagsAt(from, 'tagSet');
  const launched = textAt(from, 'launchTime');
  return {
    id: textAt(from, 'instanceId') ?? '',
    name: tags['Name'],
    state: (textAt(from, 'instanceState', 'name') ?? 'pending') as Instance['state'],
    type: textAt(from, 'instanceType') ?? '',
    zone: textAt(from, 'placement', 'availabilityZone') ?? '',
    privateIp: textAt(from, 'privateIpAddress'),
    publicIp: textAt(from, 'ipAddress'),
    vpcId: textAt(from, 'vpcId'),
    subnetId: textAt(from, 'subnetId'),
    launchedAt: launched === undefined ? 0 : Date.parse(launched),
    tags,
  };
}
