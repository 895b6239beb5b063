import { readFileSync } from 'node:fs';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  GetTemplateSummaryCommand,
  ListStackResourcesCommand,
  paginateDescribeStackEvents,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
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
});
