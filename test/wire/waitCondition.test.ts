import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';

const TemplateBody = `
Resources:
  Handle: { Type: AWS::CloudFormation::WaitConditionHandle }
  Wait: { Type: AWS::CloudFormation::WaitCondition, Properties: { Handle: !Ref Handle, Timeout: 43200 } }
Outputs:
  Said: { Value: !GetAtt Wait.Data }
`;

let simulator: Simulator;
let client: CloudFormationClient;

beforeAll(async () => {
  const onError = (error: unknown) => expect.unreachable(String(error));
  simulator = await startSimulator({ region: 'ap-northeast-2', speed: Infinity, port: 0, seed: 5, onError });
  const { endpoint, region, accessKeyId, secretAccessKey } = simulator;
  client = new CloudFormationClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
});
afterAll(() => {
  client.destroy();
  simulator.dispose();
});

it('a wait condition goes on when its handle is told so, at the URL it has, however fast time passes', async () => {
  const one = { StackName: 'waiting' };
  await client.send(new CreateStackCommand({ ...one, TemplateBody }));
  const handle = { ...one, LogicalResourceId: 'Handle' };
  const url = await vi.waitFor(async () => {
    const { StackResourceDetail } = await client.send(new DescribeStackResourceCommand(handle));
    const address = StackResourceDetail?.PhysicalResourceId ?? '';
    expect(address.startsWith(`${simulator.endpoint}/`)).toBe(true);
    return address;
  });
  const { Stacks: [waiting] = [] } = await client.send(new DescribeStacksCommand(one));
  expect(waiting?.StackStatus).toBe('CREATE_IN_PROGRESS');

  expect((await fetch(url)).status).toBe(405);
  expect((await fetch(url, { method: 'PUT', body: 'done' })).status).toBe(400);
  const body = JSON.stringify({ Status: 'SUCCESS', Reason: 'done', UniqueId: 'node-1', Data: 'ready' });
  expect((await fetch(url, { method: 'PUT', body })).status).toBe(200);
  await waitUntilStackCreateComplete({ client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }, one);
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand(one));
  expect(stack?.Outputs?.[0]?.OutputValue).toBe('{"node-1":"ready"}');
});
