import {
  AuthorizeSecurityGroupIngressCommand,
  CreateKeyPairCommand,
  CreateTagsCommand,
  DeleteNetworkInterfaceCommand,
  DescribeInstancesCommand,
  DescribeInstanceTypesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  paginateDescribeInstanceTypes,
  paginateDescribeNetworkInterfaces,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { imagesOf } from '../../src/simulator/world/compute/images.ts';
import { runInstance } from '../../src/simulator/world/compute/instances.ts';
import { createNetworkInterface } from '../../src/simulator/world/network/networkInterfaces.ts';
import { createSecurityGroup } from '../../src/simulator/world/network/securityGroups.ts';
import { createSubnet } from '../../src/simulator/world/network/subnets.ts';
import { createVpc } from '../../src/simulator/world/network/vpcs.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { sdkClients, startAwsSimulator } from './awsSimulator.ts';

let simulator: Simulator;
let ec2: ReturnType<typeof sdkClients>['ec2'];
let subnetId: string;
let groupId: string;
let instanceId: string;

beforeAll(async () => {
  simulator = await startAwsSimulator(1000);
  ({ ec2 } = sdkClients(simulator));
  const { world } = simulator;
  const vpc = createVpc(world, { cidr: '192.168.0.0/16', tags: { Name: 'myeks-VPC' } });
  const zone = world.zone('a');
  subnetId = createSubnet(world, {
    vpcId: vpc.id,
    cidr: '192.168.1.0/24',
    zone,
    mapPublicIpOnLaunch: true,
    tags: {},
  }).id;
  groupId = createSecurityGroup(world, { name: 'myeks-ng1-node', description: 'nodes', vpcId: vpc.id, tags: {} }).id;
  const [image] = imagesOf(world);
  instanceId = runInstance(world, {
    type: 't3.medium',
    imageId: image?.id ?? '',
    subnetId,
    groups: [groupId],
    privateIpAddress: '192.168.1.100',
    rootVolumeGiB: 30,
    tags: { Name: 'myeks-bastion-EC2' },
  }).id;
});
afterAll(() => simulator.dispose());

describe('EC2, asked by the SDK', () => {
  test('an instance with everything people look at', async () => {
    await expect.poll(() => simulator.world.instances.get(instanceId)?.state).toBe('running');
    const Filters = [
      { Name: 'tag:Name', Values: ['*bastion*'] },
      { Name: 'instance-state-name', Values: ['running'] },
    ];
    const { Reservations } = await ec2.send(new DescribeInstancesCommand({ Filters }));
    const [instance] = Reservations?.[0]?.Instances ?? [];
    expect(instance).toMatchObject({
      InstanceId: instanceId,
      InstanceType: 't3.medium',
      State: { Code: 16, Name: 'running' },
      PrivateIpAddress: '192.168.1.100',
      PrivateDnsName: 'ip-192-168-1-100.ap-northeast-2.compute.internal',
      Placement: { AvailabilityZone: 'ap-northeast-2a', Tenancy: 'default' },
      SecurityGroups: [{ GroupId: groupId, GroupName: 'myeks-ng1-node' }],
      Tags: [{ Key: 'Name', Value: 'myeks-bastion-EC2' }],
      NetworkInterfaces: [
        { Attachment: { DeviceIndex: 0, DeleteOnTermination: true, Status: 'attached' }, Status: 'in-use' },
      ],
    });
    expect(instance?.LaunchTime).toBeInstanceOf(Date);
    expect(instance?.PublicIpAddress).toBe(instance?.NetworkInterfaces?.[0]?.Association?.PublicIp);
  });

  test('interfaces with their addresses and prefixes, and the subnet they come from', async () => {
    const { id } = createNetworkInterface(simulator.world, {
      subnetId,
      groups: [],
      description: 'aws-K8S-i-0123456789abcdef0',
      tags: { 'cluster.k8s.amazonaws.com/name': 'myeks' },
      secondaryPrivateIpAddressCount: 2,
      ipv4PrefixCount: 1,
    });
    const Filters = [
      { Name: 'description', Values: ['aws-K8S-*'] },
      { Name: 'status', Values: ['available'] },
      { Name: 'tag-key', Values: ['cluster.k8s.amazonaws.com/name'] },
    ];
    const { NetworkInterfaces } = await ec2.send(new DescribeNetworkInterfacesCommand({ Filters }));
    expect(NetworkInterfaces).toMatchObject([{ NetworkInterfaceId: id, Status: 'available', RequesterManaged: false }]);
    const [eni] = NetworkInterfaces ?? [];
    expect(eni?.PrivateIpAddresses?.map(({ Primary }) => Primary)).toEqual([true, false, false]);
    expect(eni?.Ipv4Prefixes).toHaveLength(1);
    const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [subnetId] }));
    expect(Subnets?.[0]?.AvailableIpAddressCount).toBe(251 - 1 - 3 - 16);
    await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: id }));
    expect(simulator.world.networkInterfaces.has(id)).toBe(false);
  });

  test("the lab's rule, once and twice", async () => {
    const { SecurityGroups } = await ec2.send(
      new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-name', Values: ['*ng1*'] }] }),
    );
    expect(SecurityGroups?.map(({ GroupId }) => GroupId)).toEqual([groupId]);
    const IpPermissions = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '192.168.1.100/32' }] }];
    const command = new AuthorizeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions });
    const { Return, SecurityGroupRules } = await ec2.send(command);
    expect(Return).toBe(true);
    expect(SecurityGroupRules).toMatchObject([
      { GroupOwnerId: '111122223333', IsEgress: false, FromPort: -1, ToPort: -1, CidrIpv4: '192.168.1.100/32' },
    ]);
    await expect(ec2.send(command)).rejects.toMatchObject({
      name: 'InvalidPermission.Duplicate',
      message: 'the specified rule "peer: 192.168.1.100/32, ALL, ALLOW" already exists',
      $metadata: { httpStatusCode: 400 },
    });
    const rules = await ec2.send(
      new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [groupId] }] }),
    );
    expect(rules.SecurityGroupRules).toHaveLength(2);
  });

  test('all 1,391 instance types, in pages of 100', async () => {
    const types = [];
    for await (const page of paginateDescribeInstanceTypes({ client: ec2 }, {}))
      types.push(...(page.InstanceTypes ?? []));
    expect(types).toHaveLength(1391);
    expect(new Set(types.map(({ InstanceType }) => InstanceType)).size).toBe(1391);
  });

  test('the t3 family as the lab prints it, row by row', async () => {
    const { InstanceTypes } = await ec2.send(
      new DescribeInstanceTypesCommand({ Filters: [{ Name: 'instance-type', Values: ['t3.*'] }] }),
    );
    expect(
      InstanceTypes?.map(({ InstanceType, NetworkInfo }) => [
        InstanceType,
        NetworkInfo?.MaximumNetworkInterfaces,
        NetworkInfo?.Ipv4AddressesPerInterface,
      ]),
    ).toEqual([
      ['t3.2xlarge', 4, 15],
      ['t3.xlarge', 4, 15],
      ['t3.medium', 3, 6],
      ['t3.large', 3, 12],
      ['t3.nano', 2, 2],
      ['t3.micro', 2, 2],
      ['t3.small', 3, 4],
    ]);
  });

  test('interfaces of all network cards are counted together: 64 on a p5.48xlarge', async () => {
    const { InstanceTypes } = await ec2.send(new DescribeInstanceTypesCommand({ InstanceTypes: ['p5.48xlarge'] }));
    const network = InstanceTypes?.[0]?.NetworkInfo;
    expect(network).toMatchObject({ MaximumNetworkInterfaces: 64, MaximumNetworkCards: 32 });
    expect(network?.NetworkCards?.[0]?.MaximumNetworkInterfaces).toBe(2);
  });

  test('pages are kept apart by tokens, and small ones are refused', async () => {
    for (let i = 0; i < 7; i++)
      createNetworkInterface(simulator.world, { subnetId, groups: [], description: 'paged', tags: {} });
    const Filters = [{ Name: 'description', Values: ['paged'] }];
    const sizes = [];
    for await (const page of paginateDescribeNetworkInterfaces({ client: ec2, pageSize: 5 }, { Filters }))
      sizes.push(page.NetworkInterfaces?.length);
    expect(sizes).toEqual([5, 2]);
    await expect(ec2.send(new DescribeNetworkInterfacesCommand({ MaxResults: 2 }))).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
  });

  test.each([
    ['i-0123456789abcdef0', 'InvalidInstanceID.NotFound', "The instance ID 'i-0123456789abcdef0' does not exist"],
    ['i-nonsense', 'InvalidInstanceID.Malformed', 'Invalid id: "i-nonsense"'],
  ])('the instance %s is refused: %s', async (id, name, message) => {
    await expect(ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }))).rejects.toMatchObject({
      name,
      message,
    });
  });

  test('a key pair is a real key', async () => {
    const { KeyMaterial, KeyFingerprint } = await ec2.send(new CreateKeyPairCommand({ KeyName: 'lab' }));
    expect(KeyMaterial).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/);
    expect(KeyFingerprint).toMatch(/^([0-9a-f]{2}:){19}[0-9a-f]{2}$/);
  });

  test('tags, and a dry run that changes nothing', async () => {
    const Tags = [{ Key: 'checked', Value: 'yes' }];
    await ec2.send(new CreateTagsCommand({ Resources: [instanceId], Tags }));
    expect(simulator.world.instances.get(instanceId)?.tags['checked']).toBe('yes');
    await expect(
      ec2.send(new TerminateInstancesCommand({ InstanceIds: [instanceId], DryRun: true })),
    ).rejects.toMatchObject({ name: 'DryRunOperation', $metadata: { httpStatusCode: 412 } });
    expect(simulator.world.instances.get(instanceId)?.state).toBe('running');
  });

  test('another region is empty', async () => {
    const elsewhere = sdkClients(simulator, { region: 'us-east-1' }).ec2;
    expect((await elsewhere.send(new DescribeVpcsCommand({}))).Vpcs).toEqual([]);
    expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1);
  });

  test('terminated, and gone with its interface', async () => {
    const { TerminatingInstances } = await ec2.send(new TerminateInstancesCommand({ InstanceIds: [instanceId] }));
    expect(TerminatingInstances).toMatchObject([
      { CurrentState: { Name: 'shutting-down' }, PreviousState: { Name: 'running' } },
    ]);
    await expect.poll(() => simulator.world.instances.get(instanceId)?.state).toBe('terminated');
    const Filters = [{ Name: 'attachment.instance-id', Values: [instanceId] }];
    expect((await ec2.send(new DescribeNetworkInterfacesCommand({ Filters }))).NetworkInterfaces).toEqual([]);
  });
});
