import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { serveAnswers, type Answer } from './answeringServer.ts';

const { signal } = new AbortController();

function recorded(name: string): Answer {
  return { status: 200, body: readFileSync(new URL(`recorded/${name}.xml`, import.meta.url), 'utf8') };
}

describe('reading EC2', () => {
  it('narrows a recorded instance', async () => {
    const server = await serveAnswers(() => recorded('describeInstances'));
    const instances = await server.cloud.compute.instances({ vpcId: 'vpc-cb59a49733460b351' }, signal);
    server.dispose();
    expect(instances).toEqual([
      {
        id: 'i-f6b2c2a61515c59b7',
        name: 'myeks-bastion-EC2',
        state: 'running',
        type: 't3.medium',
        zone: 'ap-northeast-2a',
        privateIp: '10.162.149.29',
        publicIp: '54.214.3.15',
        vpcId: 'vpc-cb59a49733460b351',
        subnetId: 'subnet-d6b75869facbb92a6',
        launchedAt: Date.UTC(2026, 10, 23, 6, 0, 8),
        tags: { Name: 'myeks-bastion-EC2' },
      },
    ]);
    const [asked] = server.asked;
    expect(asked?.form.get('Action')).toBe('DescribeInstances');
    expect(asked?.form.get('Filter.1.Name')).toBe('vpc-id');
    expect(asked?.form.get('Filter.1.Value.1')).toBe('vpc-cb59a49733460b351');
  });

  it('narrows a recorded interface, its first address first', async () => {
    const server = await serveAnswers(() => recorded('describeNetworkInterfaces'));
    const interfaces = await server.cloud.compute.networkInterfaces({ vpcId: 'vpc-56ce838d04dfc8795' }, signal);
    server.dispose();
    expect(interfaces).toEqual([
      {
        id: 'eni-6ced85c7141e15fa0',
        status: 'in-use',
        description: 'Primary network interface',
        vpcId: 'vpc-56ce838d04dfc8795',
        subnetId: 'subnet-2e42a697f39a6cc08',
        zone: 'ap-northeast-2a',
        macAddress: '02:00:00:ab:4f:e7',
        requesterManaged: false,
        interfaceType: 'interface',
        instanceId: 'i-28bf60fb9b8e70617',
        attachmentId: 'eni-attach-700f49bd6213dd1cd',
        deviceIndex: 0,
        addresses: ['192.168.1.251', '192.168.1.74', '192.168.1.167', '192.168.1.144', '192.168.1.242', '192.168.1.14'],
        prefixes: [],
        publicIp: '54.214.77.91',
        groupIds: ['sg-84dd00c58907f33cb'],
        tags: {},
      },
    ]);
  });

  it('reads every page, in order', async () => {
    const page = (id: string, next: string): Answer => ({
      status: 200,
      body: `<DescribeNetworkInterfacesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><networkInterfaceSet><item><networkInterfaceId>${id}</networkInterfaceId><ipv4PrefixSet><item><ipv4Prefix>192.168.1.16/28</ipv4Prefix></item></ipv4PrefixSet></item></networkInterfaceSet>${next}</DescribeNetworkInterfacesResponse>`,
    });
    const server = await serveAnswers(({ form }) =>
      form.get('NextToken') === 'more' ? page('eni-2', '') : page('eni-1', '<nextToken>more</nextToken>'),
    );
    const interfaces = await server.cloud.compute.networkInterfaces({ vpcId: 'vpc-1' }, signal);
    server.dispose();
    expect(interfaces.map(({ id }) => id)).toEqual(['eni-1', 'eni-2']);
    expect(interfaces[0]?.prefixes).toEqual(['192.168.1.16/28']);
    expect(server.asked).toHaveLength(2);
  });

  const ids = Array.from({ length: 450 }, (_, index) => `i-${index}`);
  const filters = (form: URLSearchParams) =>
    [...form].flatMap(([name, value]) => (/^Filter\.\d+\.Name$/.test(name) ? [value] : []));
  const values = (form: URLSearchParams) => [...form.keys()].filter((name) => /Value\.\d+$/.test(name)).length;
  const nothing: Answer = { status: 200, body: '<Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"/>' };

  it('asks for the interfaces of some instances, at most 200 at a time as EC2 takes them', async () => {
    const server = await serveAnswers(() => nothing);
    await server.cloud.compute.networkInterfaces({ instanceIds: ids }, signal);
    await server.cloud.compute.networkInterfaces({ instanceIds: [] }, signal);
    server.dispose();
    expect(server.asked.map(({ form }) => [filters(form).join(), values(form)])).toEqual([
      ['attachment.instance-id', 200],
      ['attachment.instance-id', 200],
      ['attachment.instance-id', 50],
    ]);
  });

  it('asks for detached interfaces by the tag of their cluster’s CNI', async () => {
    const server = await serveAnswers(() => nothing);
    await server.cloud.compute.networkInterfaces({ detachedOf: 'prod' }, signal);
    server.dispose();
    expect(Object.fromEntries(server.asked[0]?.form ?? [])).toMatchObject({
      'Filter.1.Name': 'tag:cluster.k8s.amazonaws.com/name',
      'Filter.1.Value.1': 'prod',
      'Filter.2.Name': 'status',
      'Filter.2.Value.1': 'available',
    });
  });

  it('asks for instances by the tag that their maker gives them, and by ids without failing for one that is gone', async () => {
    const server = await serveAnswers(() => nothing);
    await server.cloud.compute.instances({ taggedFor: 'prod' }, signal);
    await server.cloud.compute.instances({ ids: ids.slice(0, 201) }, signal);
    server.dispose();
    expect(server.asked.map(({ form }) => [filters(form).join(), values(form)])).toEqual([
      ['tag-key', 1],
      ['instance-id', 200],
      ['instance-id', 1],
    ]);
    expect(server.asked[0]?.form.get('Filter.1.Value.1')).toBe('kubernetes.io/cluster/prod');
  });

  it('puts a VPC together: its blocks, and subnets that are public by their own table or the main one', async () => {
    const wrap = (name: string, set: string, items: readonly string[]): Answer => ({
      status: 200,
      body: `<${name}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><${set}>${items.map((item) => `<item>${item}</item>`).join('')}</${set}></${name}Response>`,
    });
    const block = (cidr: string, state: string) =>
      `<item><cidrBlock>${cidr}</cidrBlock><cidrBlockState><state>${state}</state></cidrBlockState></item>`;
    const subnet = (id: string, zone: string, cidr: string, name: string) =>
      `<subnetId>${id}</subnetId><availabilityZone>${zone}</availabilityZone><cidrBlock>${cidr}</cidrBlock><availableIpAddressCount>240</availableIpAddressCount><tagSet><item><key>Name</key><value>${name}</value></item></tagSet>`;
    const table = (route: string, association: string) =>
      `<routeSet><item>${route}</item></routeSet><associationSet><item>${association}</item></associationSet>`;
    const answers: Readonly<Record<string, Answer>> = {
      DescribeVpcs: wrap('DescribeVpcs', 'vpcSet', [
        `<vpcId>vpc-1</vpcId><cidrBlockAssociationSet>${block('192.168.0.0/16', 'associated')}${block('100.64.0.0/16', 'associated')}${block('10.0.0.0/16', 'disassociated')}</cidrBlockAssociationSet>`,
      ]),
      DescribeSubnets: wrap('DescribeSubnets', 'subnetSet', [
        subnet('subnet-3', 'ap-northeast-2c', '192.168.3.0/24', 'public-c'),
        subnet('subnet-1', 'ap-northeast-2a', '192.168.1.0/24', 'public-a'),
        subnet('subnet-9', 'ap-northeast-2a', '100.64.0.0/24', 'private-a'),
      ]),
      DescribeRouteTables: wrap('DescribeRouteTables', 'routeTableSet', [
        table(
          '<destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><natGatewayId>nat-1</natGatewayId>',
          '<main>false</main><subnetId>subnet-9</subnetId>',
        ),
        table(
          '<destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><gatewayId>igw-1</gatewayId><state>active</state>',
          '<main>true</main>',
        ),
      ]),
    };
    const server = await serveAnswers(({ form }) => answers[form.get('Action') ?? ''] ?? nothing);
    const network = await server.cloud.compute.network('vpc-1', signal);
    server.dispose();
    expect(network).toEqual({
      vpcId: 'vpc-1',
      cidrs: ['192.168.0.0/16', '100.64.0.0/16'],
      subnets: [
        { id: 'subnet-9', name: 'private-a', zone: 'ap-northeast-2a', cidr: '100.64.0.0/24', isPublic: false },
        { id: 'subnet-1', name: 'public-a', zone: 'ap-northeast-2a', cidr: '192.168.1.0/24', isPublic: true },
        { id: 'subnet-3', name: 'public-c', zone: 'ap-northeast-2c', cidr: '192.168.3.0/24', isPublic: true },
      ].map((each) => ({
        ...each,
        availableIps: 240,
        routes: [{ destination: '0.0.0.0/0', target: each.isPublic ? 'igw-1' : 'nat-1' }],
      })),
    });
  });
});

describe('reading CloudFormation', () => {
  const event = (id: string) =>
    `<member><EventId>${id}</EventId><LogicalResourceId>Vpc</LogicalResourceId><Timestamp>2026-11-23T06:00:08Z</Timestamp></member>`;
  const page = (ids: readonly string[], next: string): Answer => ({
    status: 200,
    body: `<DescribeStackEventsResponse><DescribeStackEventsResult><StackEvents>${ids.map(event).join('')}</StackEvents>${next}</DescribeStackEventsResult></DescribeStackEventsResponse>`,
  });

  it('reads events only back to the last known one', async () => {
    const server = await serveAnswers(({ form }) =>
      form.get('NextToken') === null ? page(['5', '4'], '<NextToken>older</NextToken>') : page(['3', '2', '1'], ''),
    );
    const ids = async (known: string | undefined) =>
      (await server.cloud.stacks.events('myeks', known, signal)).map(({ id }) => id);
    expect(await ids(undefined)).toEqual(['5', '4', '3', '2', '1']);
    expect(await ids('3')).toEqual(['5', '4']);
    expect(server.asked).toHaveLength(4);
    expect(await ids('4')).toEqual(['5']);
    expect(server.asked).toHaveLength(5);
    server.dispose();
  });

  it('asks who we are once', async () => {
    const server = await serveAnswers(() => ({
      status: 200,
      body: '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::319485572629:user/eks5-access</Arn><UserId>AIDAEXAMPLE</UserId><Account>319485572629</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
    }));
    const expected = { account: '319485572629', arn: 'arn:aws:iam::319485572629:user/eks5-access' };
    expect(await server.cloud.identity(signal)).toEqual(expected);
    expect(await server.cloud.identity(signal)).toEqual(expected);
    server.dispose();
    expect(server.asked).toHaveLength(1);
  });
});
