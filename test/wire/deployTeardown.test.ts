import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { silentLog } from '../../src/base/log.ts';
import { deployStack } from '../../src/commands/deploy/deployStack.ts';
import { waitForNodes } from '../../src/commands/deploy/waitForNodes.ts';
import { tearDown } from '../../src/commands/teardown/tearDown.ts';
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

async function tearDownAll(): Promise<void> {
  const ports = {
    cloud,
    cluster: () => connection.cluster(signal),
    clock: systemClock,
    random: () => 0.5,
    log: silentLog,
    signIn: () => Promise.resolve(false),
  };
  const lab = { stackName: 'myeks', clusterName: 'myeks', vpcId: undefined, issuerId: undefined };
  expect(await tearDown(ports, lab, new Set(), () => {}, signal)).toMatchObject({ left: [], failures: [] });
}

describe('deploying and tearing down over the wire', () => {
  it('tells why a deploy fails by its first failing resource, and clears what is left of it', async () => {
    await expect(deploy(new Map([['KubernetesVersion', '1.24']]))).rejects.toMatchObject({
      reason: 'stack-failed',
      subject: 'Cluster',
      detail: expect.stringContaining('unsupported Kubernetes version') as string,
    });
    expect((await cloud.stacks.find('myeks', signal))?.status).toBe('ROLLBACK_COMPLETE');
    await tearDownAll();
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

  it('takes it apart by the account’s ports', async () => {
    await tearDownAll();
    expect((await cloud.stacks.describe(stackId, signal)).status).toBe('DELETE_COMPLETE');
    expect(simulator.world.vpcs.size + simulator.world.networkInterfaces.size).toBe(0);
  });
});
