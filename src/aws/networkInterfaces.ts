import {
  DescribeNetworkInterfacesCommand,
  paginateDescribeNetworkInterfaces,
  type Filter,
  type NetworkInterface as Ec2NetworkInterface,
} from '@aws-sdk/client-ec2';
import type { InterfaceFilter, NetworkInterface } from '../ports/cloud.ts';
import { awsCall } from './awsCall.ts';
import type { AwsClients } from './awsClients.ts';
import { allPages, inFilters, pageSize } from './pages.ts';
import { tagRecord } from './tags.ts';

/** The interfaces that a filter lets through, in EC2's order. */
export async function describeNetworkInterfaces(
  { ec2 }: AwsClients,
  filter: InterfaceFilter,
  signal: AbortSignal,
): Promise<readonly NetworkInterface[]> {
  const found: NetworkInterface[] = [];
  for (const Filters of filtersOf(filter)) {
    const some = await allPages(
      'ec2:DescribeNetworkInterfaces',
      signal,
      paginateDescribeNetworkInterfaces({ client: ec2, pageSize }, { Filters }, { abortSignal: signal }),
      ({ NetworkInterfaces }) => NetworkInterfaces?.map(networkInterface),
    );
    for (const each of some) found.push(each);
  }
  return found;
}

/** What to ask for, one request (with its pages) for each list. */
function filtersOf(filter: InterfaceFilter): readonly Filter[][] {
  if ('vpcId' in filter) return [[{ Name: 'vpc-id', Values: [filter.vpcId] }]];
  if ('instanceIds' in filter) return inFilters('attachment.instance-id', filter.instanceIds).map((each) => [each]);
  return [
    [
      { Name: 'tag:cluster.k8s.amazonaws.com/name', Values: [filter.detachedOf] },
      { Name: 'status', Values: ['available'] },
    ],
  ];
}

/** One interface by its id; undefined when there is none. By a filter, which is no error then. */
export async function describeNetworkInterface(
  { ec2 }: AwsClients,
  id: string,
  signal: AbortSignal,
): Promise<NetworkInterface | undefined> {
  const { NetworkInterfaces = [] } = await awsCall('ec2:DescribeNetworkInterfaces', signal, async () => {
    const command = new DescribeNetworkInterfacesCommand({
      Filters: [{ Name: 'network-interface-id', Values: [id] }],
    });
    return await ec2.send(command, { abortSignal: signal });
  });
  return NetworkInterfaces.map(networkInterface)[0];
}

function networkInterface(from: Ec2NetworkInterface): NetworkInterface {
  const addresses = [...(from.PrivateIpAddresses ?? [])]
    .toSorted((a, b) => Number(b.Primary ?? false) - Number(a.Primary ?? false))
    .flatMap(({ PrivateIpAddress }) => PrivateIpAddress ?? []);
  return {
    id: from.NetworkInterfaceId ?? '',
    status: from.Status ?? '',
    description: from.Description ?? '',
    vpcId: from.VpcId ?? '',
    subnetId: from.SubnetId ?? '',
    zone: from.AvailabilityZone ?? '',
    macAddress: from.MacAddress ?? '',
    requesterManaged: from.RequesterManaged ?? false,
    interfaceType: from.InterfaceType ?? 'interface',
    instanceId: from.Attachment?.InstanceId,
    attachmentId: from.Attachment?.AttachmentId,
    deviceIndex: from.Attachment?.DeviceIndex,
    addresses,
    prefixes: (from.Ipv4Prefixes ?? []).flatMap(({ Ipv4Prefix }) => Ipv4Prefix ?? []),
    publicIp: from.Association?.PublicIp,
    groupIds: (from.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
    tags: tagRecord(from.TagSet),
  };
}
