import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  AssociateRouteTableCommand,
  AssociateVpcCidrBlockCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteInternetGatewayCommand,
  DeleteNatGatewayCommand,
  DeleteRouteCommand,
  DeleteRouteTableCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  DetachInternetGatewayCommand,
  DisassociateAddressCommand,
  DisassociateRouteTableCommand,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
  ReleaseAddressCommand,
  ReplaceRouteTableAssociationCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
  waitUntilInstanceRunning,
  waitUntilInstanceTerminated,
  waitUntilNatGatewayAvailable,
  waitUntilNatGatewayDeleted,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { imagesOf } from '../../src/simulator/world/compute/images.ts';
import { sdkClients, startAwsSimulator } from './awsSimulator.ts';

let simulator: Simulator;
let ec2: EC2Client;
beforeAll(async () => {
  simulator = await startAwsSimulator(Infinity);
  ({ ec2 } = sdkClients(simulator));
});
afterAll(() => simulator.dispose());

/** What a call is refused with, as `Code: text`. */
function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'answered',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

const waiting = { maxWaitTime: 30, minDelay: 0.01, maxDelay: 0.05 };

test('the network of the lab, made and taken down by hand', async () => {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '192.168.0.0/16' }));
  const VpcId = Vpc?.VpcId ?? '';
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true } }));
  const made = await ec2.send(
    new CreateSubnetCommand({
      VpcId,
      CidrBlock: '192.168.1.0/24',
      AvailabilityZoneId: 'apne2-az1',
      TagSpecifications: [{ ResourceType: 'subnet', Tags: [{ Key: 'Name', Value: 'public' }] }],
    }),
  );
  expect(made.Subnet).toMatchObject({ AvailabilityZone: 'ap-northeast-2a', AvailableIpAddressCount: 251 });
  const SubnetId = made.Subnet?.SubnetId ?? '';
  await ec2.send(new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: true } }));
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const InternetGatewayId = InternetGateway?.InternetGatewayId ?? '';
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  const RouteTableId = RouteTable?.RouteTableId ?? '';
  const route = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId };
  expect(await refusal(ec2.send(new CreateRouteCommand(route)))).toBe(
    `InvalidParameterValue: route table ${RouteTableId} and network gateway ${InternetGatewayId} belong to different networks`,
  );
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }));
  await ec2.send(new CreateRouteCommand(route));
  expect(await refusal(ec2.send(new CreateRouteCommand(route)))).toBe(
    'RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.',
  );
  const first = await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId }));
  expect(await refusal(ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId })))).toContain(
    'Resource.AlreadyAssociated: the specified association for route table',
  );
  const tables = await ec2.send(new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }));
  const main = tables.RouteTables?.find(({ Associations }) => Associations?.[0]?.Main === true);
  const { NewAssociationId } = await ec2.send(
    new ReplaceRouteTableAssociationCommand({
      AssociationId: first.AssociationId,
      RouteTableId: main?.RouteTableId,
    }),
  );
  await ec2.send(new DisassociateRouteTableCommand({ AssociationId: NewAssociationId }));

  const dependency = (noun: string, id: string) =>
    `DependencyViolation: The ${noun} '${id}' has dependencies and cannot be deleted.`;
  expect(await refusal(ec2.send(new DeleteVpcCommand({ VpcId })))).toBe(dependency('vpc', VpcId));
  expect(await refusal(ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId })))).toBe(
    dependency('internetGateway', InternetGatewayId),
  );
  await ec2.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0' }));
  await ec2.send(new DeleteRouteTableCommand({ RouteTableId }));
  await ec2.send(new DetachInternetGatewayCommand({ VpcId, InternetGatewayId }));
  await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
  await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  await ec2.send(new DeleteVpcCommand({ VpcId }));
  expect(await refusal(ec2.send(new DescribeVpcsCommand({ VpcIds: [VpcId] })))).toBe(
    `InvalidVpcID.NotFound: The vpc ID '${VpcId}' does not exist`,
  );
});

test('a second block for a VPC, with subnets in it and a route of its own', async () => {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const VpcId = Vpc?.VpcId ?? '';
  const pods = { VpcId, CidrBlock: '100.64.0.0/19' };
  expect(await refusal(ec2.send(new CreateSubnetCommand(pods)))).toBe(
    "InvalidSubnet.Range: The CIDR '100.64.0.0/19' is invalid.",
  );
  await ec2.send(new AssociateVpcCidrBlockCommand({ VpcId, CidrBlock: '100.64.0.0/16' }));
  const subnet = await ec2.send(new CreateSubnetCommand(pods));
  expect(subnet.Subnet?.CidrBlock).toBe('100.64.0.0/19');
  const { Vpcs } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: 'cidr-block-association.cidr-block', Values: ['100.64.*'] }] }),
  );
  expect(Vpcs?.[0]?.CidrBlockAssociationSet?.map(({ CidrBlock }) => CidrBlock)).toEqual([
    '10.0.0.0/16',
    '100.64.0.0/16',
  ]);
  const { RouteTables } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }),
  );
  expect(RouteTables?.[0]?.Routes?.map((each) => each.DestinationCidrBlock)).toContain('100.64.0.0/16');
});

test('a kept address goes from instance to instance and is kept', async () => {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.1.0.0/16' }));
  const VpcId = Vpc?.VpcId ?? '';
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.1.1.0/24' }));
  const launch = new RunInstancesCommand({
    ImageId: imagesOf(simulator.world)[0]?.id,
    InstanceType: 't3.micro',
    SubnetId: Subnet?.SubnetId,
    MinCount: 2,
    MaxCount: 2,
  });
  const { Instances = [], ReservationId } = await ec2.send(launch);
  expect([ReservationId, Instances.length]).toEqual([expect.stringMatching(/^r-0[0-9a-f]{16}$/), 2]);
  const [one = '', two = ''] = Instances.map(({ InstanceId }) => InstanceId);
  await waitUntilInstanceRunning({ client: ec2, ...waiting }, { InstanceIds: [one, two] });
  const { AllocationId, PublicIp } = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
  const associate = (InstanceId: string) => ec2.send(new AssociateAddressCommand({ AllocationId, InstanceId }));
  expect(await refusal(associate(one))).toBe(
    `Gateway.NotAttached: Network ${VpcId} is not attached to any internet gateway`,
  );
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const InternetGatewayId = InternetGateway?.InternetGatewayId;
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }));
  await associate(one);
  const { AssociationId } = await associate(two);
  const { Addresses } = await ec2.send(new DescribeAddressesCommand({ PublicIps: [PublicIp ?? ''] }));
  expect(Addresses).toMatchObject([{ AllocationId, AssociationId, InstanceId: two }]);
  const mapped = `DependencyViolation: Network ${VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`;
  expect(await refusal(ec2.send(new DetachInternetGatewayCommand({ VpcId, InternetGatewayId })))).toBe(mapped);
  expect(await refusal(ec2.send(new ReleaseAddressCommand({ AllocationId })))).toBe(
    `InvalidIPAddress.InUse: Address ${PublicIp} is in use.`,
  );
  await ec2.send(new DisassociateAddressCommand({ AssociationId }));
  await ec2.send(new ReleaseAddressCommand({ AllocationId }));
  expect(await refusal(ec2.send(new ReleaseAddressCommand({ AllocationId })))).toBe(
    `InvalidAllocationID.NotFound: The allocation ID '${AllocationId}' does not exist`,
  );
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [one, two] }));
  await waitUntilInstanceTerminated({ client: ec2, ...waiting }, { InstanceIds: [one, two] });
});

test('a NAT gateway comes and goes, and its routes lead nowhere then', async () => {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.2.0.0/16' }));
  const VpcId = Vpc?.VpcId ?? '';
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.2.1.0/24' }));
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const InternetGatewayId = InternetGateway?.InternetGatewayId;
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }));
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({}));
  const { NatGateway } = await ec2.send(new CreateNatGatewayCommand({ SubnetId: Subnet?.SubnetId, AllocationId }));
  const ids = { NatGatewayIds: [NatGateway?.NatGatewayId ?? ''] };
  await waitUntilNatGatewayAvailable({ client: ec2, ...waiting }, ids);
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  const RouteTableId = RouteTable?.RouteTableId ?? '';
  const route = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: ids.NatGatewayIds[0] };
  await ec2.send(new CreateRouteCommand(route));
  await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: route.NatGatewayId }));
  await waitUntilNatGatewayDeleted({ client: ec2, ...waiting }, ids);
  const tables = await ec2.send(new DescribeRouteTablesCommand({ RouteTableIds: [RouteTableId] }));
  expect(tables.RouteTables?.[0]?.Routes?.find((each) => each.NatGatewayId !== undefined)?.State).toBe('blackhole');
  expect((await ec2.send(new DescribeNatGatewaysCommand({}))).NatGateways).toHaveLength(1);
  const free = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [Subnet?.SubnetId ?? ''] }));
  expect(free.Subnets?.[0]?.AvailableIpAddressCount).toBe(251);
});
