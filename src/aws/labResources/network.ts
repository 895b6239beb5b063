import {
  DescribeVpcsCommand,
  paginateDescribeInternetGateways,
  paginateDescribeNatGateways,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
} from '@aws-sdk/client-ec2';
import type { LabPlace, LabResource } from '../../domain/stack/labResource.ts';
import { awsCall } from '../awsCall.ts';
import type { AwsClients } from '../awsClients.ts';
import { errorCode } from '../awsErrors.ts';
import { describeNetworkInterfaces } from '../networkInterfaces.ts';
import { allPages } from '../pages.ts';
import { tagRecord } from '../tags.ts';
import type { Reader } from './reader.ts';

type InVpc = (clients: AwsClients, vpcId: string, signal: AbortSignal) => Promise<readonly LabResource[]>;

/** What a VPC holds; nothing while no VPC is known. */
const inVpc =
  (read: InVpc): Reader =>
  async (clients, { vpcId }: LabPlace, signal) =>
    vpcId === undefined ? [] : await read(clients, vpcId, signal);

export const readInterfaces = inVpc(async (clients, vpcId, signal) => {
  const found = await describeNetworkInterfaces(clients, { vpcId }, signal);
  return found.map((each) => ({
    kind: 'network-interface',
    id: each.id,
    name: each.tags['Name'] ?? each.id,
    tags: each.tags,
    status: each.status,
    description: each.description,
    vpcId,
    subnetId: each.subnetId,
    instanceId: each.instanceId,
    publicIp: each.publicIp,
    interface: { requesterManaged: each.requesterManaged, type: each.interfaceType, attachmentId: each.attachmentId },
  }));
});

export const readSecurityGroups = inVpc(async ({ ec2 }, vpcId, signal) => {
  const found = await allPages(
    'ec2:DescribeSecurityGroups',
    signal,
    paginateDescribeSecurityGroups({ client: ec2 }, filterBy('vpc-id', vpcId), { abortSignal: signal }),
    ({ SecurityGroups }) => SecurityGroups,
  );
  return found.map(({ GroupId = '', GroupName = '', Description, Tags }) => ({
    kind: 'security-group',
    id: GroupId,
    name: GroupName,
    tags: tagRecord(Tags),
    description: Description,
    vpcId,
  }));
});

export const readSubnets = inVpc(async ({ ec2 }, vpcId, signal) => {
  const found = await allPages(
    'ec2:DescribeSubnets',
    signal,
    paginateDescribeSubnets({ client: ec2 }, filterBy('vpc-id', vpcId), { abortSignal: signal }),
    ({ Subnets }) => Subnets,
  );
  return found.map(({ SubnetId = '', CidrBlock, Tags }) => named('subnet', SubnetId, vpcId, Tags, CidrBlock));
});

export const readInternetGateways = inVpc(async ({ ec2 }, vpcId, signal) => {
  const found = await allPages(
    'ec2:DescribeInternetGateways',
    signal,
    paginateDescribeInternetGateways({ client: ec2 }, filterBy('attachment.vpc-id', vpcId), { abortSignal: signal }),
    ({ InternetGateways }) => InternetGateways,
  );
  return found.map(({ InternetGatewayId = '', Tags }) => named('internet-gateway', InternetGatewayId, vpcId, Tags));
});

export const readNatGateways = inVpc(async ({ ec2 }, vpcId, signal) => {
  const Filter = [{ Name: 'vpc-id', Values: [vpcId] }];
  const found = await allPages(
    'ec2:DescribeNatGateways',
    signal,
    paginateDescribeNatGateways({ client: ec2 }, { Filter }, { abortSignal: signal }),
    ({ NatGateways }) => NatGateways,
  );
  return found.map(({ NatGatewayId = '', SubnetId, State, Tags, CreateTime }) => ({
    ...named('nat-gateway', NatGatewayId, vpcId, Tags),
    status: State,
    subnetId: SubnetId,
    createdAt: CreateTime?.getTime(),
  }));
});

export const readVpc = inVpc(({ ec2 }, vpcId, signal) =>
  awsCall('ec2:DescribeVpcs', signal, async () => {
    try {
      const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({ VpcIds: [vpcId] }), { abortSignal: signal });
      return Vpcs.map(({ CidrBlock, Tags }) => named('vpc', vpcId, vpcId, Tags, CidrBlock));
    } catch (error) {
      if (errorCode(error) === 'InvalidVpcID.NotFound') return [];
      throw error;
    }
  }),
);

function named(
  kind: LabResource['kind'],
  id: string,
  vpcId: string,
  Tags: Parameters<typeof tagRecord>[0],
  description?: string,
): LabResource {
  const tags = tagRecord(Tags);
  return { kind, id, name: tags['Name'] ?? id, tags, vpcId, description };
}

function filterBy(name: string, value: string) {
  return { Filters: [{ Name: name, Values: [value] }] };
}
