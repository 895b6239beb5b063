import { readFileSync } from 'node:fs';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  GetTemplateSummaryCommand,
  ListImportsCommand,
  ListStackResourcesCommand,
  SignalResourceCommand,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
  ValidateTemplateCommand,
  paginateDescribeStackEvents,
  paginateListExports,
  paginateListStackResources,
  paginateListStacks,
  waitUntilChangeSetCreateComplete,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serveCloudformation, type CloudformationServer } from './cloudformationServer.ts';

const TemplateBody = readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');
const waiting = { maxWaitTime: 30, minDelay: 1, maxDelay: 1 };

describe('CloudFormation by the AWS SDK', () => {
  let server: CloudformationServer;
  let client: CloudFormationClient;

  beforeAll(async () => {
    server = await serveCloudformation(600);
    client = new CloudFormationClient({
      endpoint: server.endpoint,
      region: 'ap-northeast-2',
      credentials: server.user,
    });
  });
  afterAll(() => {
    client.destroy();
    server.dispose();
  });
  afterEach(() => expect(server.errors).toEqual([]));

  it('reads the parameters of the lab from its template', async () => {
    const { Parameters, Capabilities } = await client.send(new GetTemplateSummaryCommand({ TemplateBody }));
    const defaults = new Map(Parameters?.map(({ ParameterKey, DefaultValue }) => [ParameterKey, DefaultValue]));
    expect(defaults.get('ClusterBaseName')).toBe('myeks');
    expect(defaults.get('VpcBlock')).toBe('192.168.0.0/16');
    expect(defaults.get('WorkerNodeCount')).toBe('3');
    expect(Capabilities).toEqual(['CAPABILITY_IAM']);
  });

  it('creates the lab, tells what happens, and deletes it', async () => {
    const { StackId } = await client.send(
      new CreateStackCommand({
        StackName: 'lab',
        TemplateBody,
        Parameters: [{ ParameterKey: 'SgIngressSshCidr', ParameterValue: '203.0.113.7/32' }],
        Capabilities: ['CAPABILITY_IAM'],
        Tags: [{ Key: 'purpose', Value: 'a & b <c>' }],
      }),
    );
    const one = { StackName: StackId };
    await waitUntilStackCreateComplete({ client, ...waiting }, one);
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand(one));
    expect(stack?.Outputs?.map(({ OutputKey }) => OutputKey)).toEqual(['eksctlhost', 'ClusterName', 'VpcId']);
    expect(stack?.Outputs?.[0]?.OutputValue).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(stack?.Tags).toEqual([{ Key: 'purpose', Value: 'a & b <c>' }]);
    expect(stack?.CreationTime).toBeInstanceOf(Date);

    const events = [];
    for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, one)) events.push(...StackEvents);
    expect(events[0]).toMatchObject({ LogicalResourceId: 'lab', ResourceStatus: 'CREATE_COMPLETE' });
    expect(events.at(-1)).toMatchObject({ LogicalResourceId: 'lab', ResourceStatusReason: 'User Initiated' });
    const { StackResourceSummaries = [] } = await client.send(new ListStackResourcesCommand({ StackName: 'lab' }));
    expect(events).toHaveLength(3 * StackResourceSummaries.length + 2);

    await client.send(new DeleteStackCommand(one));
    await waitUntilStackDeleteComplete({ client, ...waiting }, one);
    expect(server.world.vpcs.size + server.world.clusters.size + server.world.roles.size).toBe(0);
  });

  it('gets the refusals by name', async () => {
    await expect(client.send(new DescribeStacksCommand({ StackName: 'none' }))).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id none does not exist',
    });
    await expect(client.send(new CreateStackCommand({ StackName: 'lab2', TemplateBody }))).rejects.toMatchObject({
      name: 'InsufficientCapabilitiesException',
    });
    const create = { StackName: 'lab3', TemplateBody, Capabilities: ['CAPABILITY_IAM' as const] };
    await client.send(new CreateStackCommand(create));
    await expect(client.send(new CreateStackCommand(create))).rejects.toMatchObject({ name: 'AlreadyExistsException' });
  });

  const many = (count: number, name = 'x') =>
    JSON.stringify({
      Resources: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `H${index}`,
          { Type: 'AWS::CloudFormation::WaitConditionHandle' },
        ]),
      ) as object,
      Outputs: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`O${index}`, { Value: name, Export: { Name: `many-${index}` } }]),
      ) as object,
    });

  it('turns pages of resources, events, exports and stacks', async () => {
    await client.send(new CreateStackCommand({ StackName: 'many', TemplateBody: many(130) }));
    await waitUntilStackCreateComplete({ client, ...waiting }, { StackName: 'many' });
    const sizes = { resources: [0], events: [0], exports: [0] };
    for await (const page of paginateListStackResources({ client }, { StackName: 'many' }))
      sizes.resources.push(page.StackResourceSummaries?.length ?? 0);
    for await (const page of paginateDescribeStackEvents({ client }, { StackName: 'many' }))
      sizes.events.push(page.StackEvents?.length ?? 0);
    for await (const page of paginateListExports({ client }, {})) sizes.exports.push(page.Exports?.length ?? 0);
    expect(sizes).toEqual({ resources: [0, 100, 30], events: [0, 100, 100, 100, 92], exports: [0, 100, 30] });
    const names: (string | undefined)[] = [];
    for await (const page of paginateListStacks({ client }, { StackStatusFilter: ['CREATE_COMPLETE'] }))
      names.push(...(page.StackSummaries ?? []).map(({ StackName }) => StackName));
    expect(names).toContain('many');
    await expect(client.send(new ListImportsCommand({ ExportName: 'many-1' }))).rejects.toThrow(
      "Export 'many-1' is not imported by any stack.",
    );
  });

  it('updates a stack, at once and by a change set', async () => {
    const network = (name: string) =>
      `Resources: { Vpc: { Type: AWS::EC2::VPC, Metadata: { made: here }, Properties: { CidrBlock: 10.0.0.0/16, Tags: [{ Key: Name, Value: ${name} }] } } }`;
    const one = { StackName: 'net' };
    await client.send(new CreateStackCommand({ ...one, TemplateBody: network('first') }));
    await waitUntilStackCreateComplete({ client, ...waiting }, one);
    await expect(client.send(new UpdateStackCommand({ ...one, UsePreviousTemplate: true }))).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'No updates are to be performed.',
    });
    await client.send(new UpdateStackCommand({ ...one, TemplateBody: network('second') }));
    await waitUntilStackUpdateComplete({ client, ...waiting }, one);
    const proposal = { ...one, ChangeSetName: 'third' };
    await client.send(new CreateChangeSetCommand({ ...proposal, TemplateBody: network('third') }));
    await waitUntilChangeSetCreateComplete({ client, ...waiting }, proposal);
    const { Changes } = await client.send(new DescribeChangeSetCommand(proposal));
    expect(Changes?.[0]?.ResourceChange).toMatchObject({ Action: 'Modify', Replacement: 'False', Scope: ['Tags'] });
    await client.send(new ExecuteChangeSetCommand(proposal));
    await waitUntilStackUpdateComplete({ client, ...waiting }, one);
    expect([...server.world.vpcs.values()].map(({ tags }) => tags['Name'])).toContain('third');
    const { StackResourceDetail } = await client.send(
      new DescribeStackResourceCommand({ ...one, LogicalResourceId: 'Vpc' }),
    );
    expect(StackResourceDetail).toMatchObject({ ResourceStatus: 'UPDATE_COMPLETE', Metadata: '{"made":"here"}' });
    const { TemplateBody: body } = await client.send(new GetTemplateCommand(one));
    expect(body).toBe(network('third'));
    await client.send(new UpdateTerminationProtectionCommand({ ...one, EnableTerminationProtection: true }));
    await expect(client.send(new DeleteStackCommand(one))).rejects.toThrow('TerminationProtection is enabled');
  });

  it('signals a resource that waits', async () => {
    // At the pace of practice the half day that it waits is twelve minutes: no machine is that slow.
    const slow = await serveCloudformation(60);
    const patient = new CloudFormationClient({
      endpoint: slow.endpoint,
      region: 'ap-northeast-2',
      credentials: slow.user,
    });
    try {
      const TemplateBody =
        'Resources: { G: { Type: AWS::EC2::InternetGateway, CreationPolicy: { ResourceSignal: { Count: 1, Timeout: PT12H } } } }';
      const one = { StackName: 'patient' };
      await patient.send(new CreateStackCommand({ ...one, TemplateBody }));
      await patient.send(
        new SignalResourceCommand({ ...one, LogicalResourceId: 'G', UniqueId: 'i-1', Status: 'SUCCESS' }),
      );
      await waitUntilStackCreateComplete({ client: patient, ...waiting }, one);
    } finally {
      patient.destroy();
      slow.dispose();
    }
    expect(slow.errors).toEqual([]);
  });

  it('is told what a template declares', async () => {
    const { Parameters, CapabilitiesReason } = await client.send(new ValidateTemplateCommand({ TemplateBody }));
    expect(Parameters?.find(({ ParameterKey }) => ParameterKey === 'WorkerNodeCount')).toMatchObject({
      DefaultValue: '3',
      NoEcho: false,
    });
    expect(CapabilitiesReason).toBe(
      'The following resource(s) require capabilities: [AWS::IAM::Role, AWS::IAM::InstanceProfile]',
    );
  });
});
