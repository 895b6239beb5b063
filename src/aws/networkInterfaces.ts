import { DescribeNetworkInterfacesCommand, type EC2Client, type Filter } from '@aws-sdk/client-ec2';
import type { InterfaceFilter, NetworkInterface } from '../ports/cloud.ts';
import type { AwsClients } from './awsClients.ts';
import { itemsAt, textAt, type Element } from './ec2Xml.ts';
import { describeAll, inFilters, type PageCommand } from './pages.ts';
import { tagsAt } from './tags.ts';

/** The interfaces that a filter lets through, in EC2's order. */
export async function describeNetworkInterfaces(
  { ec2 }: AwsClients,
  filter: InterfaceFilter,
  signal: AbortSignal,
): Promise<readonly NetworkInterface[]> {
  const found: NetworkInterface[] = [];
  for (const filters of filtersOf(filter)) for (const each of await selected(ec2, filters, signal)) found.push(each);
  return found;
}

/** One interface by its id; undefined when there is none. By a filter, which is no error then. */
export async function describeNetworkInterface(
  { ec2 }: AwsClients,
  id: string,
  signal: AbortSignal,
): Promise<NetworkInterface | undefined> {
  const [found] = await selected(ec2, [{ Name: 'network-interface-id', Values: [id] }], signal);
  return found;
}

async function selected(ec2: EC2Client, Filters: Filter[], signal: AbortSignal): Promise<readonly NetworkInterface[]> {
  const command: PageCommand = (page) => new DescribeNetworkInterfacesCommand({ Filters, ...page });
  const found: NetworkInterface[] = [];
  for await (const page of describeAll('ec2:DescribeNetworkInterfaces', ec2, command, signal))
    for (const each of itemsAt(page, 'networkInterfaceSet')) found.push(networkInterface(each));
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

function networkInterface(from: Element): NetworkInterface {
  const index = textAt(from, 'attachment', 'deviceIndex');
  const isPrimary = (address: Element) => textAt(address, 'primary') === 'true';
  const addresses = itemsAt(from, 'privateIpAddressesSet')
    .toSorted((a, b) => Number(isPrimary(b)) - Number(isPrimary(a)))
    .flatMap((address) => textAt(address, 'privateIpAddress') ?? []);
  return {
    id: textAt(from, 'networkInterfaceId') ?? '',
    status: textAt(from, 'status') ?? '',
    description: textAt(from, 'description') ?? '',
    vpcId: textAt(from, 'vpcId') ?? '',
    subnetId: textAt(from, 'subnetId') ?? '',
    zone: textAt(from, 'availabilityZone') ?? '',
    macAddress: textAt(from, 'macAddress') ?? '',
    requesterManaged: textAt(from, 'requesterManaged') === 'true',
    interfaceType: textAt(from, 'interfaceType') ?? 'interface',
    instanceId: textAt(from, 'attachment', 'instanceId'),
    attachmentId: textAt(from, 'attachment', 'attachmentId'),
    deviceIndex: index === undefined ? undefined : Number(index),
    addresses,
    prefixes: itemsAt(from, 'ipv4PrefixSet').flatMap((prefix) => textAt(prefix, 'ipv4Prefix') ?? []),
    publicIp: textAt(from, 'association', 'publicIp'),
    groupIds: itemsAt(from, 'groupSet').flatMap((group) => textAt(group, 'groupId') ?? []),
    tags: tagsAt(from, 'tagSet'),
  };
}
