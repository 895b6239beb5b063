import { paginateDescribeNetworkInterfaces, type NetworkInterface as Ec2NetworkInterface } from '@aws-sdk/client-ec2';
import type { NetworkInterface } from '../ports/cloud.ts';
import type { AwsClients } from './awsClients.ts';
import { allPages } from './pages.ts';
import { tagRecord } from './tags.ts';

/** Every interface of a VPC, attached or not, in EC2's order. */
export async function describeNetworkInterfaces(
  { ec2 }: AwsClients,
  { vpcId }: { readonly vpcId: string },
  signal: AbortSignal,
): Promise<readonly NetworkInterface[]> {
  const found = await allPages(
    'ec2:DescribeNetworkInterfaces',
    signal,
    paginateDescribeNetworkInterfaces(
      { client: ec2, pageSize: 1000 },
      { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] },
      { abortSignal: signal },
    ),
    ({ NetworkInterfaces }) => NetworkInterfaces,
  );
  return found.map(networkInterface);
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
