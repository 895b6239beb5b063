import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { World } from '../../../../src/simulator/world/world.ts';
import { parameters } from '../fixtures.ts';
import { Practice, story } from '../practice.ts';

const lab = readFileSync(new URL('../../../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');
const minutes = 60;

const base = `
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: ap-northeast-2a } }
  C: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24, AvailabilityZone: ap-northeast-2c } }
  Gateway: { Type: AWS::EC2::InternetGateway }
  Attached: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway } }
`;
const host = `
  Eni: { Type: AWS::EC2::NetworkInterface, Properties: { SubnetId: !Ref A } }
  Host:
    Type: AWS::EC2::Instance
    DependsOn: Attached
    Properties:
      ImageId: '{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}}'
      InstanceType: TYPE
      NetworkInterfaces: [{ DeviceIndex: '0', SubnetId: !Ref A, AssociatePublicIpAddress: true }]
`;

/** A resource before and after, and what of the world shows the change. */
const changes: readonly [string, string, string, string, (world: World) => unknown, unknown, unknown][] = [
  [
    'rules of a group',
    'AWS::EC2::SecurityGroup',
    "{ GroupDescription: d, VpcId: !Ref Vpc, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/8 }, { IpProtocol: '-1', CidrIp: 10.9.0.0/16 }] }",
    "{ GroupDescription: d, VpcId: !Ref Vpc, SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 10.9.0.0/16 }, { IpProtocol: icmp, FromPort: -1, ToPort: -1, CidrIp: 10.0.0.0/8 }] }",
    ({ securityGroups }) =>
      [...securityGroups.values()]
        .filter(({ description }) => description === 'd')
        .flatMap(({ rules }) => rules.filter(({ egress }) => !egress).map(({ protocol }) => protocol)),
    ['tcp', '-1'],
    ['-1', 'icmp'],
  ],
  [
    'policies of a role',
    'AWS::IAM::Role',
    "{ AssumeRolePolicyDocument: {}, ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'], Policies: [{ PolicyName: one, PolicyDocument: {} }] }",
    "{ AssumeRolePolicyDocument: {}, ManagedPolicyArns: ['arn:aws:iam::aws:policy/SecurityAudit'], Policies: [{ PolicyName: two, PolicyDocument: {} }] }",
    ({ roles }) =>
      [...roles.values()].flatMap((role) => [...role.managedPolicies, ...Object.keys(role.inlinePolicies)]),
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'one'],
    ['arn:aws:iam::aws:policy/SecurityAudit', 'two'],
  ],
  [
    'a volume',
    'AWS::EC2::Volume',
    '{ AvailabilityZone: ap-northeast-2a, Size: 8 }',
    '{ AvailabilityZone: ap-northeast-2a, Size: 16, VolumeType: gp3 }',
    ({ volumes }) => [...volumes.values()].map(({ sizeGiB, type }) => `${sizeGiB} ${type}`),
    ['8 gp2'],
    ['16 gp3'],
  ],
  [
    'the retention of a log group',
    'AWS::Logs::LogGroup',
    '{ LogGroupName: /lab, RetentionInDays: 7 }',
    '{ LogGroupName: /lab, RetentionInDays: 30 }',
    ({ logGroups }) => logGroups.get('/lab')?.retentionInDays,
    7,
    30,
  ],
  [
    'a parameter',
    'AWS::SSM::Parameter',
    '{ Name: /lab/x, Type: String, Value: old }',
    '{ Name: /lab/x, Type: String, Value: new }',
    ({ parameters: stored }) => stored.get('/lab/x')?.versions,
    ['old'],
    ['old', 'new'],
  ],
  [
    'what a subnet gives instances',
    'AWS::EC2::Subnet',
    '{ VpcId: !Ref Vpc, CidrBlock: 10.0.3.0/24 }',
    '{ VpcId: !Ref Vpc, CidrBlock: 10.0.3.0/24, MapPublicIpOnLaunch: true }',
    ({ subnets }) => [...subnets.values()].find(({ cidr }) => cidr === '10.0.3.0/24')?.mapPublicIpOnLaunch,
    false,
    true,
  ],
  [
    'the listeners of a balancer',
    'AWS::ElasticLoadBalancing::LoadBalancer',
    "{ Subnets: [!Ref A], Scheme: internal, Listeners: [{ Protocol: tcp, LoadBalancerPort: '80', InstancePort: '8080' }] }",
    "{ Subnets: [!Ref A], Scheme: internal, Listeners: [{ Protocol: tcp, LoadBalancerPort: '81', InstancePort: '8080' }] }",
    ({ classicLoadBalancers }) =>
      [...classicLoadBalancers.values()].flatMap(({ listeners }) => listeners.map(({ port }) => port)),
    [80],
    [81],
  ],
  [
    'the members of a launch template, in another version',
    'AWS::EC2::LaunchTemplate',
    '{ LaunchTemplateData: { InstanceType: t3.small } }',
    '{ LaunchTemplateData: { InstanceType: t3.large } }',
    ({ launchTemplates }) => [...launchTemplates.values()].flatMap(({ versions }) => versions.map(({ data }) => data)),
    [{ InstanceType: 't3.small' }],
    [{ InstanceType: 't3.small' }, { InstanceType: 't3.large' }],
  ],
];

describe('an update in place changes', () => {
  it.each(changes)('%s', async (_what, type, before, after, seen, first, second) => {
    const practice = new Practice();
    const template = (properties: string) => `Resources:${base}  R: { Type: '${type}', Properties: ${properties} }\n`;
    const stack = practice.create(template(before));
    await practice.pass(2 * minutes);
    expect(stack.status).toBe('CREATE_COMPLETE');
    expect(seen(practice.world)).toEqual(first);
    const id = stack.resources.get('R')?.physicalId;
    practice.update(stack, { TemplateBody: template(after) });
    await practice.pass(minutes);
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(seen(practice.world)).toEqual(second);
    expect(stack.resources.get('R')?.physicalId).toBe(id);
    expect(story(stack).filter((line) => line.startsWith('R UPDATE'))).toEqual([
      'R UPDATE_IN_PROGRESS',
      'R UPDATE_COMPLETE',
    ]);
  });

  it('the type of an instance, which stops and has another public address then', async () => {
    const practice = new Practice();
    const { world } = practice;
    const template = (type: string) =>
      `Resources:${base}${host.replace('TYPE', type)}Outputs: { Address: { Value: !GetAtt Host.PublicIp } }`;
    const stack = practice.create(template('t3.micro'));
    await practice.pass(2 * minutes);
    const [before] = stack.outputs;
    practice.update(stack, { TemplateBody: template('t3.small') });
    await practice.pass(10);
    expect([...world.instances.values()].map(({ state }) => state)).toEqual(['stopping']);
    await practice.pass(minutes);
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect([...world.instances.values()].map(({ type, state }) => [type, state])).toEqual([['t3.small', 'running']]);
    expect(stack.outputs[0]?.value).toMatch(/^198\.1[89]\./);
    expect(stack.outputs[0]?.value).not.toBe(before?.value);
  });

  it('where a route leads, and what nothing leads to any more goes', async () => {
    const practice = new Practice();
    const template = (target: string) => `Resources:${base}${host.split('  Host:')[0]}
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
  Route:
    Type: AWS::EC2::Route
    DependsOn: Attached
    Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, ${target} }
`;
    const stack = practice.create(template('GatewayId: !Ref Gateway'));
    await practice.pass(2 * minutes);
    practice.update(stack, { TemplateBody: template('NetworkInterfaceId: !Ref Eni') });
    await practice.pass(minutes);
    expect(stack.status).toBe('UPDATE_COMPLETE');
    const routes = [...practice.world.routeTables.values()].flatMap((table) => table.routes);
    expect(routes.find(({ destination }) => destination === '0.0.0.0/0')?.gatewayId).toMatch(/^eni-/);
  });

  it('refuses what the practice world cannot change, and goes back', async () => {
    const practice = new Practice();
    const volume = (zone: string) =>
      `Resources: { V: { Type: AWS::EC2::Volume, Properties: { AvailabilityZone: ${zone}, Size: 8 } } }`;
    const stack = practice.create(volume('ap-northeast-2a'));
    await practice.pass(minutes);
    practice.update(stack, { TemplateBody: volume('ap-northeast-2c') });
    await practice.pass(minutes);
    expect(story(stack)).toContain(
      'V UPDATE_FAILED Changing [AvailabilityZone] of AWS::EC2::Volume is not supported in the practice world.',
    );
    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
  });
});

describe('an update of the lab', () => {
  it('with larger volumes makes another version of the launch template, and other nodes of it', async () => {
    const practice = new Practice();
    const { world } = practice;
    const stack = practice.create(lab);
    await practice.pass(18 * minutes);
    const nodes = () =>
      [...world.instances.values()].filter(
        ({ tags, state }) => tags['Name'] === 'myeks-ng1-Node' && state === 'running',
      );
    const before = nodes().map(({ id }) => id);
    practice.update(stack, { UsePreviousTemplate: 'true', ...parameters({ WorkerNodeVolumesize: '50' }) });
    await practice.pass(30 * minutes);
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(nodes().map(({ volumeIds }) => world.volumes.get(volumeIds[0] ?? '')?.sizeGiB)).toEqual([50, 50, 50]);
    expect(nodes().filter(({ id }) => before.includes(id))).toEqual([]);
    expect(
      story(stack)
        .filter((line) => line.endsWith('UPDATE_COMPLETE'))
        .map((line) => line.split(' ')[0]),
    ).toEqual(['NodeLt', 'Ng1', 'myeks']);
  });

  it('with access, add-on and endpoint changed does so while the cluster runs', async () => {
    const practice = new Practice();
    const stack = practice.create(lab);
    await practice.pass(18 * minutes);
    const template = lab
      .replace('AmazonEKSClusterAdminPolicy', 'AmazonEKSViewPolicy')
      .replace('AddonName: vpc-cni }', 'AddonName: vpc-cni, ConfigurationValues: \'{"env":{"WARM_IP_TARGET":"2"}}\' }')
      .replace('EndpointPrivateAccess: false', 'EndpointPrivateAccess: true');
    practice.update(stack, { TemplateBody: template });
    await practice.pass(10 * minutes);
    expect(stack.status).toBe('UPDATE_COMPLETE');
    const cluster = practice.world.clusters.get('myeks');
    expect(cluster?.endpointPrivateAccess).toBe(true);
    expect(cluster?.addons.get('vpc-cni')).toMatchObject({
      status: 'ACTIVE',
      configurationValues: '{"env":{"WARM_IP_TARGET":"2"}}',
    });
    const bastion = [...(cluster?.accessEntries.values() ?? [])].find(({ principalArn }) =>
      principalArn.includes('BastionRole'),
    );
    expect(bastion?.policies.map(({ arn }) => arn)).toEqual([
      'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
    ]);
  });

  it('to another Kubernetes version is refused and undone', async () => {
    const practice = new Practice();
    const stack = practice.create(lab, parameters({ KubernetesVersion: '1.35' }));
    await practice.pass(18 * minutes);
    practice.update(stack, { UsePreviousTemplate: 'true', ...parameters({ KubernetesVersion: '1.36' }) });
    await practice.pass(10 * minutes);
    expect(story(stack)).toContain(
      'Cluster UPDATE_FAILED Changing [Version] of AWS::EKS::Cluster is not supported in the practice world.',
    );
    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(practice.world.clusters.get('myeks')?.version).toBe('1.35');
  });
});
