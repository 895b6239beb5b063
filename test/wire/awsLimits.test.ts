import {
  AssignPrivateIpAddressesCommand,
  AttachNetworkInterfaceCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteNetworkInterfaceCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeTagsCommand,
  DescribeVolumesCommand,
  DescribeVpcsCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
  waitUntilInstanceRunning,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { imagesOf } from '../../src/simulator/world/compute/images.ts';
import { sdkClients, startAwsSimulator } from './awsSimulator.ts';

let simulator: Simulator;
let ec2: EC2Client;
let vpcId: string;
beforeAll(async () => {
  simulator = await startAwsSimulator(Infinity);
  ({ ec2 } = sdkClients(simulator));
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '192.168.0.0/16' }));
  vpcId = Vpc?.VpcId ?? '';
});
afterAll(() => simulator.dispose());

/** What a call is refused with: status, code and text. */
function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'answered',
    (error: Error & { $metadata: { httpStatusCode: number } }) =>
      `${error.$metadata.httpStatusCode} ${error.name}: ${error.message}`,
  );
}

async function subnet(CidrBlock: string): Promise<string> {
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: vpcId, CidrBlock }));
  return Subnet?.SubnetId ?? '';
}

async function eni(SubnetId: string, more: object = {}): Promise<string> {
  const { NetworkInterface } = await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId, ...more }));
  return NetworkInterface?.NetworkInterfaceId ?? '';
}

const assign = (NetworkInterfaceId: string, wanted: object) =>
  refusal(ec2.send(new AssignPrivateIpAddressesCommand({ NetworkInterfaceId, ...wanted })));

async function instance(SubnetId: string, InstanceType: 't3.medium' | 't3.small' = 't3.medium'): Promise<string> {
  const ImageId = imagesOf(simulator.world)[0]?.id;
  const launch = { ImageId, InstanceType, SubnetId, MinCount: 1, MaxCount: 1 };
  const { Instances } = await ec2.send(new RunInstancesCommand(launch));
  const id = Instances?.[0]?.InstanceId ?? '';
  await waitUntilInstanceRunning(
    { client: ec2, maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.05 },
    { InstanceIds: [id] },
  );
  return id;
}

describe('what the VPC CNI meets', () => {
  test('more interfaces than the type allows, more addresses than an interface holds', async () => {
    const SubnetId = await subnet('192.168.1.0/24');
    const InstanceId = await instance(SubnetId);
    const attach = async (DeviceIndex: number) => {
      const NetworkInterfaceId = await eni(SubnetId);
      return refusal(ec2.send(new AttachNetworkInterfaceCommand({ InstanceId, DeviceIndex, NetworkInterfaceId })));
    };
    expect([await attach(1), await attach(2), await attach(3)]).toEqual([
      'answered',
      'answered',
      '400 AttachmentLimitExceeded: Interface count 4 exceeds the limit for t3.medium',
    ]);
    expect(await attach(1)).toBe(
      `400 InvalidParameterValue: Instance '${InstanceId}' already has an interface attached at device index '1'.`,
    );
    const Filters = [{ Name: 'attachment.instance-id', Values: [InstanceId] }];
    const { NetworkInterfaces } = await ec2.send(new DescribeNetworkInterfacesCommand({ Filters }));
    const attached = NetworkInterfaces?.[0]?.NetworkInterfaceId ?? '';
    const full = '400 PrivateIpAddressLimitExceeded: Number of private addresses will exceed limit.';
    expect(await assign(attached, { SecondaryPrivateIpAddressCount: 6 })).toBe(full);
    expect(await assign(attached, { SecondaryPrivateIpAddressCount: 5 })).toBe('answered');
    expect(await assign(attached, { Ipv4PrefixCount: 1 })).toBe(full);
    expect(await refusal(ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: attached })))).toBe(
      `400 InvalidParameterValue: Network interface '${attached}' is currently in use.`,
    );
  });

  test('a subnet that is out of addresses, and one that has no whole block left', async () => {
    // 16 addresses, of which AWS keeps five.
    const SubnetId = await subnet('192.168.2.0/28');
    const id = await eni(SubnetId, { SecondaryPrivateIpAddressCount: 9 });
    expect(await assign(id, { SecondaryPrivateIpAddressCount: 2 })).toBe(
      '400 InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free addresses to satisfy the request.',
    );
    expect(await assign(id, { Ipv4PrefixCount: 1 })).toBe(
      '400 InsufficientCidrBlocks: There are not enough free cidr blocks in the specified subnet to satisfy the request.',
    );
    expect(await refusal(ec2.send(new CreateNetworkInterfaceCommand({ SubnetId, Ipv4PrefixCount: 1 })))).toBe(
      "400 InvalidParameterValue: There aren't sufficient free Ipv4 addresses or prefixes",
    );
    const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [SubnetId] }));
    expect(Subnets?.[0]?.AvailableIpAddressCount).toBe(1);
    expect(await refusal(instance(SubnetId).then(() => instance(SubnetId)))).toBe(
      `400 InsufficientFreeAddressesInSubnet: There are not enough free addresses in subnet '${SubnetId}' to satisfy the requested number of instances.`,
    );
  });

  test('addresses by name: one that is taken, kept by AWS, or of elsewhere', async () => {
    const SubnetId = await subnet('192.168.3.0/24');
    const id = await eni(SubnetId, { PrivateIpAddress: '192.168.3.50' });
    const named = (address: string) => assign(id, { PrivateIpAddresses: [address] });
    expect(await named('192.168.3.51')).toBe('answered');
    expect(await named('192.168.3.51')).toBe('400 InvalidIPAddress.InUse: Address 192.168.3.51 is in use.');
    expect(await named('192.168.3.2')).toContain("is in subnet's reserved address range");
    expect(await named('192.168.9.9')).toContain("does not fall within the subnet's address range");
    expect(await assign(id, { Ipv4Prefixes: ['192.168.3.64/28'] })).toBe('answered');
    expect(await assign(id, { Ipv4Prefixes: ['192.168.3.64/28'] })).toMatch(/^400 InvalidParameterValue/);
  });
});

describe('what people meet', () => {
  test('a rule that is there, in the words of the lab', async () => {
    const group = { GroupName: 'ng1', Description: 'nodes', VpcId: vpcId };
    const { GroupId } = await ec2.send(new CreateSecurityGroupCommand(group));
    const rule = { GroupId, IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '192.168.1.100/32' }] }] };
    const authorize = () => refusal(ec2.send(new AuthorizeSecurityGroupIngressCommand(rule)));
    expect([await authorize(), await authorize()]).toEqual([
      'answered',
      '400 InvalidPermission.Duplicate: the specified rule "peer: 192.168.1.100/32, ALL, ALLOW" already exists',
    ]);
    expect(await refusal(ec2.send(new CreateSecurityGroupCommand(group)))).toBe(
      `400 InvalidGroup.Duplicate: The security group 'ng1' already exists for VPC '${vpcId}'`,
    );
  });

  test('a group and a subnet that something needs', async () => {
    const SubnetId = await subnet('192.168.4.0/24');
    const group = { GroupName: 'worn', Description: 'worn', VpcId: vpcId };
    const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand(group));
    const id = await eni(SubnetId, { Groups: [GroupId] });
    const gone = () => refusal(ec2.send(new DeleteSecurityGroupCommand({ GroupId })));
    expect(await gone()).toBe(`400 DependencyViolation: resource ${GroupId} has a dependent object`);
    expect(await refusal(ec2.send(new DeleteSubnetCommand({ SubnetId })))).toBe(
      `400 DependencyViolation: The subnet '${SubnetId}' has dependencies and cannot be deleted.`,
    );
    await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: id }));
    expect(await gone()).toBe('answered');
    expect(await gone()).toBe(`400 InvalidGroup.NotFound: The security group '${GroupId}' does not exist`);
  });

  test('ids that nothing has, and ids that nothing could have', async () => {
    const vpcs = (id: string) => refusal(ec2.send(new DescribeVpcsCommand({ VpcIds: [id] })));
    const instances = (...ids: string[]) => refusal(ec2.send(new DescribeInstancesCommand({ InstanceIds: ids })));
    const [a, b] = ['i-00000000000000001', 'i-00000000000000002'] as const;
    expect([
      await vpcs('vpc-00000000000000001'),
      await vpcs('vpc-lab'),
      await instances(a),
      await instances(a, b),
      await instances('i-lab'),
      await refusal(ec2.send(new TerminateInstancesCommand({ InstanceIds: [a] }))),
      await refusal(ec2.send(new DescribeVolumesCommand({ VolumeIds: ['vol-00000000000000001'] }))),
      await refusal(ec2.send(new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: ['eni-1'] }))),
      await refusal(ec2.send(new DescribeSubnetsCommand({ SubnetIds: ['subnet-00000000000000001'] }))),
    ]).toEqual([
      "400 InvalidVpcID.NotFound: The vpc ID 'vpc-00000000000000001' does not exist",
      '400 InvalidVpcID.Malformed: Invalid id: "vpc-lab" (expecting "vpc-...")',
      "400 InvalidInstanceID.NotFound: The instance ID 'i-00000000000000001' does not exist",
      "400 InvalidInstanceID.NotFound: The instance IDs 'i-00000000000000001, i-00000000000000002' do not exist",
      '400 InvalidInstanceID.Malformed: Invalid id: "i-lab"',
      "400 InvalidInstanceID.NotFound: The instance ID 'i-00000000000000001' does not exist",
      "400 InvalidVolume.NotFound: The volume 'vol-00000000000000001' does not exist.",
      '400 InvalidNetworkInterfaceId.Malformed: Invalid id: "eni-1" (expecting "eni-...")',
      "400 InvalidSubnetID.NotFound: The subnet ID 'subnet-00000000000000001' does not exist",
    ]);
  });

  test('a dry run, which changes nothing', async () => {
    const before = simulator.world.vpcs.size;
    expect(await refusal(ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', DryRun: true })))).toBe(
      '412 DryRunOperation: Request would have succeeded, but DryRun flag is set.',
    );
    expect(simulator.world.vpcs.size).toBe(before);
  });

  test('the quota of VPCs', async () => {
    for (let number = simulator.world.vpcs.size; number < 5; number++)
      await ec2.send(new CreateVpcCommand({ CidrBlock: `10.${number}.0.0/16` }));
    expect(await refusal(ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' })))).toBe(
      '400 VpcLimitExceeded: The maximum number of VPCs has been reached.',
    );
  });

  test('tags that AWS keeps to itself, and tags of the wrong kind of thing', async () => {
    const tagged = (ResourceType: 'vpc' | 'instance', Key: string) =>
      refusal(
        ec2.send(
          new CreateSubnetCommand({
            VpcId: vpcId,
            CidrBlock: '192.168.200.0/24',
            TagSpecifications: [{ ResourceType, Tags: [{ Key, Value: 'x' }] }],
          }),
        ),
      );
    expect(await tagged('vpc', 'Name')).toBe(
      "400 InvalidParameterValue: 'vpc' is not a valid taggable resource type for this operation.",
    );
    const reserved = new RunInstancesCommand({
      ImageId: imagesOf(simulator.world)[0]?.id,
      SubnetId: await subnet('192.168.201.0/24'),
      MinCount: 1,
      MaxCount: 1,
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'aws:x', Value: 'x' }] }],
    });
    expect(await refusal(ec2.send(reserved))).toBe(
      "400 InvalidParameterValue: Tag keys starting with 'aws:' are reserved for internal use",
    );
  });
});

describe('filters', () => {
  const groups = async (...filters: [string, ...string[]][]) => {
    const Filters = filters.map(([Name, ...Values]) => ({ Name, Values }));
    const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
    return SecurityGroups?.map(({ GroupName }) => GroupName).toSorted();
  };
  beforeAll(async () => {
    for (const [GroupName, team] of [
      ['web-1', 'red'],
      ['web-2', 'blue'],
      ['web*', 'red'],
      ['data.1', undefined],
    ] as const)
      await ec2.send(
        new CreateSecurityGroupCommand({
          GroupName,
          Description: 'for filters',
          VpcId: vpcId,
          ...(team !== undefined && {
            TagSpecifications: [{ ResourceType: 'security-group', Tags: [{ Key: 'team', Value: team }] }],
          }),
        }),
      );
  });

  test('a star is any text, a question mark one character, a backslash takes their meaning', async () => {
    expect(await groups(['group-name', 'web*'])).toEqual(['web*', 'web-1', 'web-2']);
    expect(await groups(['group-name', 'web-?'])).toEqual(['web-1', 'web-2']);
    expect(await groups(['group-name', String.raw`web\*`])).toEqual(['web*']);
    expect(await groups(['group-name', 'data?1'])).toEqual(['data.1']);
    expect(await groups(['group-name', 'WEB*'])).toEqual([]);
  });

  test('values are joined by or, filters by and; tags have three', async () => {
    expect(await groups(['group-name', 'web-1', 'data.1'])).toEqual(['data.1', 'web-1']);
    expect(await groups(['group-name', 'web*'], ['tag:team', 'red'])).toEqual(['web*', 'web-1']);
    expect(await groups(['description', 'for filters'], ['tag-key', 'te?m'])).toEqual(['web*', 'web-1', 'web-2']);
    expect(await groups(['tag-value', 'b*'])).toEqual(['web-2']);
    await expect(groups(['colour', 'red'])).rejects.toThrow("The filter 'colour' is invalid");
  });

  test('tags are listed by resource', async () => {
    const Filters = [
      { Name: 'resource-type', Values: ['security-group'] },
      { Name: 'key', Values: ['team'] },
      { Name: 'value', Values: ['red'] },
    ];
    expect((await ec2.send(new DescribeTagsCommand({ Filters }))).Tags).toHaveLength(2);
  });
});

describe('pages', () => {
  test('go through everything once, whatever comes and goes between', async () => {
    const seen: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await ec2.send(new DescribeSecurityGroupsCommand({ MaxResults: 5, NextToken }));
      seen.push(...(page.SecurityGroups?.map(({ GroupId = '' }) => GroupId) ?? []));
      ({ NextToken } = page);
    } while (NextToken !== undefined);
    expect(seen).toEqual([...simulator.world.securityGroups.keys()]);
  });

  test('have a size within bounds, a token that means something, and do not go with ids', async () => {
    const page = (request: object) => refusal(ec2.send(new DescribeSecurityGroupsCommand(request)));
    expect(await page({ MaxResults: 4 })).toMatch(/^400 InvalidParameterValue: Value \( 4 \) for parameter maxResults/);
    expect(await page({ MaxResults: 1001 })).toMatch(/^400 InvalidParameterValue/);
    expect(await page({ NextToken: 'nonsense' })).toBe('400 InvalidParameterValue: Unable to parse pagination token');
    const GroupIds = [[...simulator.world.securityGroups.keys()][0] ?? ''];
    expect(await page({ MaxResults: 5, GroupIds })).toMatch(/^400 InvalidParameterCombination/);
  });
});
