import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeVolumesCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { DescribeClusterCommand, EKSClient, ListClustersCommand } from '@aws-sdk/client-eks';
import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Stack } from '../../src/simulator/cloudformation/stack.ts';
import { readWorld } from '../../src/simulator/persistence/worldFile.ts';
import { tokenOf } from '../simulator/control/token.ts';
import { startProgram, type Program } from './simulatorProgram.ts';

const StackName = 'myeks';
const TemplateBody = readFileSync('media/eks-networking-lab.yaml', 'utf8');
const waiting = { maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
/** Fast enough for a test, and slow enough that a kill finds things under way. */
const speed = '200';

let folder: string;
let file: string;
let program: Program;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'killed-'));
  file = path.join(folder, 'world');
  program = await startProgram('--state', file, '--speed', speed);
});
afterEach(async () => {
  await program.kill();
  await rm(folder, { recursive: true });
});

function clients() {
  const { endpoint, region, accessKeyId, secretAccessKey } = program.ready;
  const settings = { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
  return {
    stacks: new CloudFormationClient(settings),
    ec2: new EC2Client(settings),
    eks: new EKSClient(settings),
  };
}

/**
 * Kills the program once its file holds what is meant, and starts another from that file. That the file is new says nothing:
 * what it holds is of the moment when writing began, which on a busy machine is a while ago.
 */
async function killAndStart(isMeant: (stack: Stack) => boolean = () => true): Promise<void> {
  const holdsIt = async () => {
    const { saved } = existsSync(file) ? await readWorld(file) : {};
    return saved?.stacks.some((stack) => stack.request.name === StackName && isMeant(stack)) === true;
  };
  await vi.waitUntil(holdsIt, { timeout: 30_000, interval: 50 });
  await program.kill();
  program = await startProgram('--state', file, '--speed', speed);
}

async function statusOf(logicalId: string): Promise<string> {
  const { StackResources = [] } = await clients().stacks.send(new DescribeStackResourcesCommand({ StackName }));
  const resource = StackResources.find((each) => each.LogicalResourceId === logicalId);
  return words(resource?.ResourceStatus, resource?.PhysicalResourceId);
}

function words(status = '', physicalId: string | undefined): string {
  return `${status} ${physicalId === undefined ? '' : 'begun'}`.trim();
}

/** Kills it when a resource has come so far; on a slow machine that may be a little further. */
async function killOnce(logicalId: string, status: RegExp): Promise<void> {
  await vi.waitUntil(async () => status.test(await statusOf(logicalId)), { timeout: 30_000, interval: 20 });
  await killAndStart(({ resources }) => {
    const resource = resources.get(logicalId);
    return status.test(words(resource?.status, resource?.physicalId));
  });
}

async function readyNodes(): Promise<number> {
  const { cluster } = await clients().eks.send(new DescribeClusterCommand({ name: StackName }));
  const { accessKeyId, secretAccessKey } = program.ready;
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    {
      name: StackName,
      server: cluster?.endpoint ?? '',
      caData: cluster?.certificateAuthority?.data ?? '',
      skipTLSVerify: false,
    },
    { name: 'learner', token: tokenOf(accessKeyId, { secret: secretAccessKey }) },
  );
  const { items } = await config.makeApiClient(CoreV1Api).listNode();
  const isReady = ({ status }: (typeof items)[number]) =>
    status?.conditions?.some((each) => each.type === 'Ready' && each.status === 'True') === true;
  return items.filter(isReady).length;
}

/** Ids of everything that costs something or stands in the way. */
async function left(): Promise<unknown[]> {
  const { ec2, eks } = clients();
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
  const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
  const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
  const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({}));
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const { clusters = [] } = await eks.send(new ListClustersCommand({}));
  return [
    ...instances.filter(({ State }) => State?.Name !== 'terminated').map(({ InstanceId }) => InstanceId),
    ...NetworkInterfaces.map(({ NetworkInterfaceId }) => NetworkInterfaceId),
    ...Volumes.map(({ VolumeId }) => VolumeId),
    ...Vpcs.map(({ VpcId }) => VpcId),
    ...clusters,
  ];
}

test('a lab that is killed over and over stands in the end, and goes without a trace', async () => {
  const { StackId } = await clients().stacks.send(
    new CreateStackCommand({ StackName, TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] }),
  );
  const one = { StackName: StackId ?? '' };
  await killAndStart();
  await killOnce('Cluster', /begun$/);
  await killOnce('Ng1', /begun$/);
  await waitUntilStackCreateComplete({ client: clients().stacks, ...waiting }, one);
  expect(await readyNodes()).toBe(3);
  const { Reservations = [] } = await clients().ec2.send(new DescribeInstancesCommand({}));
  expect(Reservations.flatMap(({ Instances = [] }) => Instances.map(({ State }) => State?.Name))).toEqual(
    Array.from({ length: 4 }, () => 'running'),
  );

  await clients().stacks.send(new DeleteStackCommand(one));
  await killOnce('Ng1', /^DELETE/);
  await killOnce('Cluster', /^DELETE/);
  await waitUntilStackDeleteComplete({ client: clients().stacks, ...waiting }, one);
  expect(await left()).toEqual([]);
  const { StackEvents = [] } = await clients().stacks.send(new DescribeStackEventsCommand(one));
  const failed = StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('FAILED'));
  expect(
    failed.map(({ LogicalResourceId, ResourceStatusReason }) => [LogicalResourceId, ResourceStatusReason]),
  ).toEqual([]);
});

test('a stack that is killed while it is taken down before it stood is gone too', async () => {
  await clients().stacks.send(
    new CreateStackCommand({ StackName, TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] }),
  );
  const { Stacks: [stack] = [] } = await clients().stacks.send(new DescribeStacksCommand({ StackName }));
  const one = { StackName: stack?.StackId ?? '' };
  await vi.waitUntil(async () => (await statusOf('Cluster')).endsWith('begun'), { timeout: 30_000 });
  await clients().stacks.send(new DeleteStackCommand({ StackName }));
  await killAndStart(({ status }) => status.startsWith('DELETE'));
  await waitUntilStackDeleteComplete({ client: clients().stacks, ...waiting }, one);
  expect(await left()).toEqual([]);
});
