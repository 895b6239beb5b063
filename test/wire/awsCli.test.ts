import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { imagesOf } from '../../src/simulator/world/compute/images.ts';
import { runInstance } from '../../src/simulator/world/compute/instances.ts';
import { createSecurityGroup } from '../../src/simulator/world/network/securityGroups.ts';
import { createSubnet } from '../../src/simulator/world/network/subnets.ts';
import { createVpc } from '../../src/simulator/world/network/vpcs.ts';
import { awsTool, hasAwsCli } from './awsTool.ts';
import { startAwsSimulator } from './awsSimulator.ts';

let simulator: Simulator;
let aws: ReturnType<typeof awsTool>;
beforeAll(async () => {
  simulator = await startAwsSimulator(1000);
  aws = awsTool(simulator);
});
afterAll(() => simulator.dispose());

describe.skipIf(!hasAwsCli)('the commands of the lab, by the AWS CLI', () => {
  test('the table of instance types, character for character', async () => {
    const query =
      'InstanceTypes[].{Type: InstanceType, MaxENI: NetworkInfo.MaximumNetworkInterfaces, IPv4addr: NetworkInfo.Ipv4AddressesPerInterface}';
    const filter = 'Name=instance-type,Values=t3.*';
    const { out } = await aws('ec2 describe-instance-types --output table', '--filters', filter, '--query', query);
    expect(out.trimEnd().split('\n')).toEqual([
      '--------------------------------------',
      '|        DescribeInstanceTypes       |',
      '+----------+----------+--------------+',
      '| IPv4addr | MaxENI   |    Type      |',
      '+----------+----------+--------------+',
      '|  15      |  4       |  t3.2xlarge  |',
      '|  15      |  4       |  t3.xlarge   |',
      '|  6       |  3       |  t3.medium   |',
      '|  12      |  3       |  t3.large    |',
      '|  2       |  2       |  t3.nano     |',
      '|  2       |  2       |  t3.micro    |',
      '|  4       |  3       |  t3.small    |',
      '+----------+----------+--------------+',
    ]);
  });

  test('nodes before the bastion, as text for a loop', async () => {
    const { world } = simulator;
    const { id: vpcId } = createVpc(world, { cidr: '192.168.0.0/16', tags: {} });
    const cidr = '192.168.1.0/24';
    const { id: subnetId } = createSubnet(world, { vpcId, cidr, zone: world.zone('a'), tags: {} });
    const [image] = imagesOf(world);
    const launch = { type: 't3.medium', imageId: image?.id ?? '', subnetId, groups: [], rootVolumeGiB: 8 };
    runInstance(world, { ...launch, privateIpAddress: '192.168.1.100', tags: { Name: 'myeks-bastion-EC2' } });
    runInstance(world, { ...launch, privateIpAddress: '192.168.1.251', tags: { Name: 'myeks-ng1-Node' } });
    await expect.poll(() => [...world.instances.values()].map(({ state }) => state)).toEqual(['running', 'running']);
    const query =
      "Reservations[*].Instances[*].{PublicIPAdd:PublicIpAddress,PrivateIPAdd:PrivateIpAddress,InstanceName:Tags[?Key=='Name']|[0].Value,Status:State.Name}";
    const filter = 'Name=instance-state-name,Values=running';
    const { out } = await aws('ec2 describe-instances --output text', '--filters', filter, '--query', query);
    expect(out).toBe('myeks-ng1-Node\t192.168.1.251\tNone\trunning\nmyeks-bastion-EC2\t192.168.1.100\tNone\trunning\n');
  });

  test('the rule for the bastion, and the same again', async () => {
    const { world } = simulator;
    const [vpc] = world.vpcs.values();
    const group = { name: 'myeks-ng1-node', description: 'nodes', vpcId: vpc?.id ?? '', tags: {} };
    const { id } = createSecurityGroup(world, group);
    const filter = 'Name=group-name,Values=*ng1*';
    const found = await aws(
      `ec2 describe-security-groups --filters ${filter} --output text --query SecurityGroups[*].[GroupId]`,
    );
    expect(found.out).toBe(`${id}\n`);
    const authorize = `ec2 authorize-security-group-ingress --group-id ${id} --protocol -1 --cidr 192.168.1.100/32`;
    expect(JSON.parse((await aws(authorize)).out)).toMatchObject({ Return: true });
    expect((await aws(authorize)).error).toContain(
      'An error occurred (InvalidPermission.Duplicate) when calling the AuthorizeSecurityGroupIngress operation: the specified rule "peer: 192.168.1.100/32, ALL, ALLOW" already exists',
    );
  });

  test('who I am, a public parameter, and a cluster that is not there', async () => {
    const identity = await aws('sts get-caller-identity --query Arn --output text');
    expect(identity.out).toBe('arn:aws:iam::111122223333:user/learner\n');
    const name = '/aws/service/eks/optimized-ami/1.36/amazon-linux-2023/x86_64/standard/recommended/image_id';
    const parameter = await aws(`ssm get-parameter --name ${name} --query Parameter.Value --output text`);
    expect(parameter.out).toMatch(/^ami-0[0-9a-f]{16}\n$/);
    expect((await aws('eks describe-cluster --name myeks')).error).toContain(
      'An error occurred (ResourceNotFoundException) when calling the DescribeCluster operation: No cluster found for name: myeks.',
    );
    expect((await aws('ec2 describe-vpn-gateways')).error).toContain('(InvalidAction)');
  });
});
