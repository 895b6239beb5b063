import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { CreateNetworkInterfaceCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { deployStack } from '../../src/commands/deploy/deployStack.ts';
import { waitForNodes } from '../../src/commands/deploy/waitForNodes.ts';
import { teardownStack, type TeardownStep } from '../../src/commands/teardown/teardownStack.ts';
import { ConnectionFolder } from '../../src/connection/connectionFolder.ts';
import { LiveConnection } from '../../src/connection/liveConnection.ts';
import type { StackProgress } from '../../src/domain/stack/stackProgress.ts';
import { templateResources } from '../../src/domain/stack/templateResources.ts';
import type { Cloud } from '../../src/ports/cloud.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';

const templateBody = readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');
const { signal } = new AbortController();
const speed = 300;

let simulator: Simulator;
let cloud: Cloud;
let connection: LiveConnection;
let folder: string;
let stackId = '';

beforeAll(async () => {
  simulator = await startSimulator({ region: 'ap-northeast-2', speed, port: 0, seed: 11, onError() {} });
  const { region, endpoint, accessKeyId, secretAccessKey } = simulator;
  folder = await mkdtemp(path.join(os.tmpdir(), 'eks-lab-wire-'));
  connection = new LiveConnection(
    { id: 'test', name: 'Test', icon: 'beaker', billed: false, region, stackName: 'myeks', clusterName: 'myeks' },
    { region, endpoint, credentials: { kind: 'keys', accessKeyId, secretAccessKey } },
    { folder: new ConnectionFolder(folder), node: process.execPath, tokenProgram: 'dist/token.js' },
  );
  cloud = await connection.cloud();
});

afterAll(async () => {
  connection.dispose();
  simulator.dispose();
  await rm(folder, { recursive: true });
});

const create = (parameters: ReadonlyMap<string, string>) =>
  cloud.stacks.create({ name: 'myeks', templateBody, parameters, tags: {} }, signal);

async function deploy(parameters: ReadonlyMap<string, string>): Promise<readonly StackProgress[]> {
  stackId = await create(parameters);
  const steps: StackProgress[] = [];
  await deployStack(
    cloud.stacks,
    { stackId },
    () => {},
    (step) => steps.push(step),
    systemClock,
    signal,
  );
  return steps;
}

async function tearDown(): Promise<readonly TeardownStep[]> {
  const resources = await cloud.stacks.resources('myeks', signal);
  const vpcId = resources.find(({ type }) => type === 'AWS::EC2::VPC')?.physicalId;
  const steps: TeardownStep[] = [];
  const result = await teardownStack(
    { cloud, cluster: () => connection.cluster(signal), clock: systemClock },
    { stackId, vpcId, clusterName: 'myeks' },
    (step) => steps.push(step),
    signal,
  );
  expect(result.leftovers).toEqual([]);
  return steps;
}

/** An interface as a node leaves it that ended between making and attaching it. */
async function leaveInterface(): Promise<string | undefined> {
  const { region, endpoint, accessKeyId, secretAccessKey } = simulator;
  const client = new EC2Client({ region, endpoint, credentials: { accessKeyId, secretAccessKey } });
  const resources = await cloud.stacks.resources('myeks', signal);
  const gone = 'i-0123456789abcdef0';
  const { NetworkInterface } = await client.send(
    new CreateNetworkInterfaceCommand({
      SubnetId: resources.find(({ logicalId }) => logicalId === 'PubSubnet1')?.physicalId,
      Description: `aws-K8S-${gone}`,
      TagSpecifications: [
        {
          ResourceType: 'network-interface',
          Tags: [
            { Key: 'node.k8s.amazonaws.com/instance_id', Value: gone },
            { Key: 'cluster.k8s.amazonaws.com/name', Value: 'myeks' },
          ],
        },
      ],
    }),
  );
  client.destroy();
  return NetworkInterface?.NetworkInterfaceId;
}

describe('deploying and tearing down over the wire', () => {
  it('tells why a deploy fails by its first failing resource, and clears what is left of it', async () => {
    await expect(deploy(new Map([['KubernetesVersion', '1.24']]))).rejects.toMatchObject({
      reason: 'stack-failed',
      subject: 'Cluster',
      detail: expect.stringContaining('unsupported Kubernetes version') as string,
    });
    expect((await cloud.stacks.find('myeks', signal))?.status).toBe('ROLLBACK_COMPLETE');
    await tearDown();
    expect(await cloud.stacks.find('myeks', signal)).toBeUndefined();
  });

  it('counts every resource of the template to the end and waits for the nodes', async () => {
    const steps = await deploy(new Map());
    expect(steps.at(-1)).toEqual({ done: templateResources(templateBody).length, active: [], failed: [] });
    const seen: string[] = [];
    const onReady = (ready: number, wanted: number) => seen.push(`${ready}/${wanted}`);
    await waitForNodes(cloud.clusters, await connection.cluster(signal), 'myeks', onReady, signal);
    expect(seen.at(-1)).toBe('3/3');
  });

  it('sweeps what a node left, so that the network can go, and finds nothing in the end', async () => {
    const left = await leaveInterface();
    const steps = await tearDown();
    expect(steps).toContainEqual({ kind: 'swept', interfaces: expect.arrayContaining([left]) as string[] });
    expect(steps.filter(({ kind }) => kind === 'retry')).toEqual([]);
    expect((await cloud.stacks.describe(stackId, signal)).status).toBe('DELETE_COMPLETE');
  });
});
