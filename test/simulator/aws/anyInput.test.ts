import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awsServices } from '../../../src/simulator/aws/services.ts';
import type { Service } from '../../../src/simulator/aws/service.ts';
import { Signals } from '../../../src/simulator/cloudformation/signals.ts';
import { Stacks } from '../../../src/simulator/cloudformation/stacks.ts';
import { Eks } from '../../../src/simulator/world/eks/eks.ts';
import { AwsFault } from '../../../src/simulator/world/fault.ts';
import { createRole } from '../../../src/simulator/world/iam/roles.ts';
import { createLaunchTemplate } from '../../../src/simulator/world/compute/launchTemplates.ts';
import { ControlPlaneTwin } from '../cloudformation/controlPlaneTwin.ts';
import { labNetwork, launched } from '../world/testWorld.ts';

/** A region with something of most kinds in it, and what its things are called. */
function furnished() {
  const lab = labNetwork();
  const { world, clock, subnets } = lab;
  const instance = launched(world, subnets[0]);
  createRole(world, {
    name: 'nodes',
    trust: { Statement: { Effect: 'Allow', Action: '*', Principal: '*' } },
    managedPolicies: [],
    tags: {},
  });
  const template = createLaunchTemplate(world, { name: 'nodes', data: { InstanceType: 't3.small' }, tags: {} });
  clock.advance(60_000);
  const eks = new Eks(world, () => Promise.resolve(new ControlPlaneTwin(clock)));
  const stacks = new Stacks(world, eks, new Signals(clock));
  const ids = [
    ...world.vpcs.keys(),
    ...world.subnets.keys(),
    ...world.securityGroups.keys(),
    ...world.routeTables.keys(),
    ...world.internetGateways.keys(),
    ...world.networkInterfaces.keys(),
    ...world.volumes.keys(),
    instance.id,
    instance.imageId,
    template.id,
    'nodes',
    'arn:aws:iam::111122223333:role/nodes',
  ];
  return { world, clock, services: awsServices(eks, stacks), ids };
}

const { world, clock, services, ids } = furnished();
const [principal] = world.principals.values();

/** What members usually hold, so that many calls get past their first look; ids are chosen among those that are there. */
const usual: Readonly<Record<string, readonly unknown[]>> = {
  GroupId: starting('sg-'),
  InternetGatewayId: starting('igw-'),
  GatewayId: starting('igw-'),
  InstanceId: [...starting('i-'), starting('i-')],
  NetworkInterfaceId: starting('eni-'),
  RouteTableId: starting('rtb-'),
  SecurityGroupId: [starting('sg-')],
  LaunchTemplateId: starting('lt-'),
  ImageId: starting('ami-'),
  SubnetId: starting('subnet-'),
  VolumeId: starting('vol-'),
  VpcId: starting('vpc-'),
  Subnets: [starting('subnet-')],
  Instances: [starting('i-').map((InstanceId) => ({ InstanceId }))],
  CidrBlock: ['10.7.0.0/16', '192.168.77.0/24'],
  DestinationCidrBlock: ['10.0.0.0/8', '0.0.0.0/0'],
  CidrIp: ['192.168.1.100/32'],
  IpProtocol: ['tcp', '-1'],
  FromPort: ['80'],
  ToPort: ['81'],
  DeviceIndex: ['1', '2'],
  Device: ['/dev/sdf'],
  Size: ['10'],
  AvailabilityZone: ['ap-northeast-2a'],
  InstanceType: ['t3.medium', 'p5.48xlarge', 't4g.small'],
  MinCount: ['1', '2'],
  MaxCount: ['2', '3'],
  GroupName: ['web', 'db'],
  GroupDescription: ['for the web'],
  RoleName: ['nodes'],
  RoleArn: ['arn:aws:iam::111122223333:role/nodes'],
  InstanceProfileName: ['nodes', 'others'],
  PolicyArn: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
  PolicyName: ['inline'],
  PolicyDocument: ['{"Statement":[]}'],
  AssumeRolePolicyDocument: ['{"Statement":[]}'],
  DurationSeconds: ['900'],
  Url: ['https://issuer.example'],
  OpenIDConnectProviderArn: ['arn:aws:iam::111122223333:oidc-provider/issuer.example'],
  LoadBalancerName: ['classic'],
  Listeners: [[{ Protocol: 'TCP', LoadBalancerPort: '80', InstancePort: '8080' }]],
  Scheme: ['internal', undefined],
  Protocol: ['HTTP'],
  Port: ['80'],
  Name: ['/lab/size', 'balancer', 'pods'],
  TargetType: ['ip', undefined],
  Type: ['String', undefined],
  Path: ['/', '/lab'],
  Value: ['3'],
  Overwrite: [true],
  ServiceCode: ['ec2', 'vpc'],
  QuotaCode: ['L-1216C47A'],
  logGroupName: ['/lab/logs'],
  retentionInDays: [7],
  StackName: ['lab'],
  TemplateBody: ['{"Resources":{"A":{"Type":"AWS::EC2::VPC","Properties":{"CidrBlock":"10.9.0.0/16"}}}}'],
  MaxResults: [undefined],
  DryRun: [undefined],
  NextToken: [undefined],
  Marker: [undefined],
  name: ['myeks'],
  clusterName: ['myeks'],
  roleArn: ['arn:aws:iam::111122223333:role/nodes'],
  resourcesVpcConfig: [{ subnetIds: starting('subnet-') }],
};

function starting(prefix: string): string[] {
  return ids.filter((id) => id.startsWith(prefix));
}

const documents = ['{"Statement":[]}', '{', '[]', '{"Resources":{"A":{"Type":"AWS::EC2::VPC"}}}'];

const text = fc.oneof(
  fc.constantFrom(...ids, ...documents),
  fc.constantFrom(
    '',
    'true',
    '0',
    '-1',
    '3',
    '10.0.0.0/16',
    '192.168.1.0/24',
    'x-0123456789abcdef0',
    '$Latest',
    'tag:Name',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.integer().map(String),
);
const names = [
  'Name',
  'Value',
  'Key',
  'Ebs',
  'Id',
  'Type',
  'Port',
  'CidrIp',
  'SubnetId',
  'ResourceType',
  'Tag',
  'Values',
];

/** Values as forms make them: texts, lists and structures, where others may be expected. */
const formValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    { weight: 3, arbitrary: text },
    fc.array(tie('value'), { maxLength: 3 }),
    tie('structure'),
  ),
  structure: fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 4 }),
})).value;

/** Values as JSON has them: every type in every place. */
const jsonValue = fc.oneof(text, fc.jsonValue({ maxDepth: 3 }));

/** An input that has every member an operation asks for, but for some. */
function fullInput(values: Iterator<unknown>): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  return new Proxy(given, {
    get(_target, name) {
      if (typeof name !== 'string') return undefined;
      if (!Object.hasOwn(given, name)) {
        const value: unknown = values.next().value;
        const choices = usual[name] ?? [];
        const die = JSON.stringify(value ?? null).length;
        given[name] = choices.length > 0 && die % 4 > 0 ? choices[die % choices.length] : value;
      }
      return given[name];
    },
  });
}

async function outcome(
  { operations, protocol }: Service,
  name: string,
  input: Record<string, unknown>,
): Promise<string> {
  if (principal === undefined) throw new Error('there is no principal');
  try {
    const result = await operations[name]?.({ world, principal, requestId: 'of-this-test', userAgent: '', input });
    return `answered with ${protocol.success(name, result ?? {}, 'of-this-test').status}`;
  } catch (error) {
    if (error instanceof AwsFault) return error.status < 500 || error.status === 503 ? 'refused' : error.code;
    throw error;
  }
}

function serviceOf(name: string, version?: string): Service {
  const service = version === undefined ? services[name] : services[name]?.versions?.[version];
  if (service === undefined) throw new Error(`there is no service ${name}`);
  return service;
}

const cases: readonly (readonly [string, Service, fc.Arbitrary<unknown>])[] = [
  ['ec2', serviceOf('ec2'), formValue],
  ['iam', serviceOf('iam'), formValue],
  ['sts', serviceOf('sts'), formValue],
  ['classic load balancers', serviceOf('elasticloadbalancing'), formValue],
  ['other load balancers', serviceOf('elasticloadbalancing', '2015-12-01'), formValue],
  ['autoscaling', serviceOf('autoscaling'), formValue],
  ['cloudformation', serviceOf('cloudformation'), formValue],
  ['eks', serviceOf('eks'), jsonValue],
  ['ssm', serviceOf('ssm'), jsonValue],
  ['logs', serviceOf('logs'), jsonValue],
  ['servicequotas', serviceOf('servicequotas'), jsonValue],
];

describe('whatever it is given, each operation answers or refuses:', () => {
  test.each(cases)(
    '%s',
    async (_name, service, value) => {
      // What waits for a stack to change, or makes a large key, would make the test slow and not better.
      const slow = ['CreateKeyPair', 'DescribeStacks', 'DescribeChangeSet'];
      const operations = Object.keys(service.operations).filter((name) => !slow.includes(name));
      const call = fc.record({
        operation: fc.constantFrom(...operations),
        values: fc.infiniteStream(fc.option(value, { nil: undefined, freq: 6 })),
      });
      await fc.assert(
        fc.asyncProperty(call, async ({ operation, values }) => {
          expect(['answered with 200', 'refused']).toContain(await outcome(service, operation, fullInput(values)));
        }),
        { seed: 20261126, numRuns: 500 },
      );
    },
    60_000,
  );

  test('and what they began goes on without harm', async () => {
    for (let hour = 0; hour < 3; hour++) {
      clock.advance(3_600_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(world.clock.labTime()).toBeGreaterThan(3 * 3_600_000);
  });
});
