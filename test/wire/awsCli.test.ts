import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { imagesOf } from '../../src/simulator/world/compute/images.ts';
import { runInstance } from '../../src/simulator/world/compute/instances.ts';
import { createSecurityGroup } from '../../src/simulator/world/network/securityGroups.ts';
import { createSubnet } from '../../src/simulator/world/network/subnets.ts';
import { createVpc } from '../../src/simulator/world/network/vpcs.ts';
import { startAwsSimulator } from './awsSimulator.ts';

const hasCli = spawnSync('aws', ['--version']).status === 0;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startAwsSimulator(1000);
});
afterAll(() => simulator.dispose());

interface Outcome {
  readonly out: string;
  readonly error: string;
}

async function aws(command: string, ...args: string[]): Promise<Outcome> {
  const env = {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    AWS_ENDPOINT_URL: simulator.endpoint,
    AWS_ACCESS_KEY_ID: simulator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: simulator.secretAccessKey,
    AWS_REGION: simulator.region,
    AWS_DEFAULT_REGION: simulator.region,
    AWS_PAGER: '',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  return promisify(execFile)('aws', [...command.split(' '), ...args], { env }).then(
    ({ stdout }) => ({ out: stdout, error: '' }),
    (failure: { stdout: string; stderr: string }) => ({ out: failure.stdout, error: failure.stderr.trim() }),
  );
}

describe.skipIf(!hasCli)('the commands of the lab, by the AWS CLI', () => {
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

describe.skipIf(!hasCli)('load balancers, by the AWS CLI', () => {
  test('a classic one is made, found by its VPC and its tags, and deleted', async () => {
    const { world } = simulator;
    const { id: vpcId } = createVpc(world, { cidr: '10.1.0.0/16', tags: {} });
    const { id } = createSubnet(world, { vpcId, cidr: '10.1.1.0/24', zone: world.zone('a'), tags: {} });
    const listener = 'Protocol=TCP,LoadBalancerPort=80,InstancePort=31234';
    const made = await aws(
      `elb create-load-balancer --load-balancer-name web --listeners ${listener} --subnets ${id} --scheme internal --tags Key=kubernetes.io/cluster/myeks,Value=owned`,
    );
    expect(JSON.parse(made.out)).toEqual({
      DNSName: expect.stringMatching(/^internal-web-\d+\.ap-northeast-2\.elb\.amazonaws\.com$/) as string,
    });
    const names = `elb describe-load-balancers --output text --query LoadBalancerDescriptions[?VPCId=='${vpcId}'].[LoadBalancerName,ListenerDescriptions[0].Listener.InstancePort]`;
    expect((await aws(names)).out).toBe('web\t31234\n');
    const tags = await aws('elb describe-tags --load-balancer-names web --query TagDescriptions[0].Tags');
    expect(JSON.parse(tags.out)).toEqual([{ Key: 'kubernetes.io/cluster/myeks', Value: 'owned' }]);
    const filter = 'Name=requester-id,Values=amazon-elb';
    const query = 'NetworkInterfaces[].[Description,RequesterManaged]';
    const enis = await aws(`ec2 describe-network-interfaces --filters ${filter} --query ${query} --output text`);
    expect(enis.out).toBe('ELB web\tTrue\n');
    await aws('elb delete-load-balancer --load-balancer-name web');
    expect((await aws('elb describe-load-balancers --load-balancer-names web')).error).toContain(
      "An error occurred (LoadBalancerNotFound) when calling the DescribeLoadBalancers operation: There is no ACTIVE Load Balancer named 'web'",
    );
  });

  test('an application balancer comes with a target group and a listener', async () => {
    const { world } = simulator;
    const { id: vpcId } = createVpc(world, { cidr: '10.2.0.0/16', tags: {} });
    const subnet = (number: number, letter: string) =>
      createSubnet(world, { vpcId, cidr: `10.2.${number}.0/24`, zone: world.zone(letter), tags: {} }).id;
    const subnets = `${subnet(1, 'a')} ${subnet(2, 'b')}`;
    const arnOf = async (command: string) => (await aws(`elbv2 ${command} --output text`)).out.trim();
    const balancer = await arnOf(
      `create-load-balancer --name app --scheme internal --subnets ${subnets} --query LoadBalancers[0].LoadBalancerArn`,
    );
    const group = await arnOf(
      `create-target-group --name pods --protocol HTTP --port 80 --vpc-id ${vpcId} --target-type ip --query TargetGroups[0].TargetGroupArn`,
    );
    const action = `Type=forward,TargetGroupArn=${group}`;
    await aws(
      `elbv2 create-listener --load-balancer-arn ${balancer} --protocol HTTP --port 80 --default-actions ${action}`,
    );
    const states = 'elbv2 describe-load-balancers --names app --query LoadBalancers[].[State.Code,Type] --output text';
    await expect.poll(() => aws(states).then(({ out }) => out)).toBe('active\tapplication\n');
    const listeners = `elbv2 describe-listeners --load-balancer-arn ${balancer} --query Listeners[].[Port,DefaultActions[0].Type] --output text`;
    expect((await aws(listeners)).out).toBe('80\tforward\n');
    expect((await aws(`elbv2 delete-target-group --target-group-arn ${group}`)).error).toContain('(ResourceInUse)');
    await aws(`elbv2 delete-load-balancer --load-balancer-arn ${balancer}`);
    expect((await aws(`elbv2 delete-target-group --target-group-arn ${group}`)).error).toBe('');
  });
});
