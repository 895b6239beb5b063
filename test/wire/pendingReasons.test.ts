import { readFileSync } from 'node:fs';
import { CreateNetworkInterfaceCommand, DeleteNetworkInterfaceCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.ts';
import { pendingGroups } from '../../src/model/pendingGroups.ts';
import type { Cloud } from '../../src/ports/cloud.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import type { SimulatorConnection } from './simulatorConnection.ts';
import { createDeployment } from './createDeployment.ts';
import { createStack } from './createStack.ts';
import { startEmptyAccount, type EmptyAccount } from './emptyAccount.ts';

const templateBody = readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');
const { signal } = new AbortController();
const timeout = 30_000;

let account: EmptyAccount;
let simulator: Simulator;
let cloud: Cloud;
let connection: SimulatorConnection;
let cluster: Cluster;
let ec2: EC2Client;
let model: Model;

beforeAll(async () => {
  account = await startEmptyAccount(11);
  ({ simulator, cloud, connection, model } = account);
  const { accessKeyId, secretAccessKey, region, endpoint } = simulator;
  ec2 = new EC2Client({ region, endpoint, credentials: { accessKeyId, secretAccessKey } });
});

afterAll(() => {
  ec2.destroy();
  account.dispose();
});

afterEach(() => expect(account.errors).toEqual([]));

async function remove(name: string): Promise<void> {
  await cluster.deleteDeployment('default', name, signal);
  await expect.poll(() => model.snapshot.pods.size, { timeout }).toBe(8);
}

const reasons = () =>
  pendingGroups(model.snapshot).map(({ reason, pods }) => ({
    kind: reason.kind,
    pods: pods.length,
    agreement: reason.waitsFor === 'node' ? reason.agreement : undefined,
    verdicts: reason.waitsFor === 'node' ? reason.verdicts.map(({ refusals }) => refusals) : undefined,
  }));

describe('why pods wait, over the wire', () => {
  it('has the lab, at rest', async () => {
    await createStack(simulator, templateBody);
    model.refresh();
    await expect.poll(() => model.snapshot.nodes.filter(({ ready }) => ready).length, { timeout: 60_000 }).toBe(3);
    cluster = await connection.cluster();
    // The cluster's own eight pods.
    await expect.poll(() => [...model.snapshot.pods.values()].filter(({ ready }) => ready).length, { timeout }).toBe(8);
  });

  it('no place: each node says 17/17, as the scheduler does', async () => {
    await createDeployment(cloud, 'nginx', 50);
    const full = [{ kind: 'too-many-pods', used: 17, max: 17 }];
    await expect
      .poll(reasons, { timeout })
      .toEqual([{ kind: 'too-many-pods', pods: 7, agreement: 'same', verdicts: [full, full, full] }]);
    const [group] = pendingGroups(model.snapshot);
    expect(group?.saidAt).toBeGreaterThan(Date.now() - 120_000);
    await remove('nginx');
  });

  it('no CPU: each node says what is free and what is asked', async () => {
    // A t3.medium has 1930m for pods: one such pod fits on each of three nodes, and a second on none.
    await createDeployment(cloud, 'crunch', 4, { cpu: '1' });
    await expect.poll(reasons, { timeout }).toMatchObject([{ kind: 'cpu', pods: 1, agreement: 'same' }]);
    for (const refusals of reasons()[0]?.verdicts ?? []) {
      expect(refusals).toMatchObject([{ kind: 'cpu', wanted: 1000, allocatable: 1930 }]);
      // One such pod is on each of them already.
      expect(refusals[0]).toSatisfy((refusal: { readonly free: number }) => refusal.free < 930);
    }
    await remove('crunch');
  });

  it('no address: the pods have a node, the kubelet says so, the subnet is full', async () => {
    const made = await fillSubnets();
    // As many as have a place: eight of 51 are the cluster's own.
    await createDeployment(cloud, 'nginx', 43);
    await expect.poll(() => reasons().length, { timeout }).toBeGreaterThan(0);
    await expect.poll(() => model.snapshot.network?.subnets.filter(inUse).map(free), { timeout }).toEqual([0, 0, 0]);
    await expect.poll(() => new Set(reasons().map(({ kind }) => kind)), { timeout }).toEqual(new Set(['no-address']));
    await expect
      .poll(() => pendingGroups(model.snapshot).map(({ reason }) => ('cause' in reason ? reason.cause : reason.kind)), {
        timeout,
      })
      .toEqual(['subnet-full', 'subnet-full', 'subnet-full']);
    for (const { pods, message } of pendingGroups(model.snapshot)) {
      expect(message).toMatch(/failed to assign an IP address to container$/);
      expect(pods.every(({ pod }) => pod.nodeName !== undefined && pod.ip === undefined)).toBe(true);
    }
    // What has an address and what waits for one are all there are.
    const { pending, pods } = model.snapshot;
    const served = [...pods.values()].filter(({ ip }) => ip !== undefined).length;
    expect(served + pending.length).toBe(51);

    // Addresses come back: the CNI waits two minutes of lab time before it asks again, and the pods are served.
    for (const NetworkInterfaceId of made) await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
    await expect.poll(() => model.snapshot.pending.length, { timeout: 45_000 }).toBe(0);
  });
});

const free = ({ availableIps }: { readonly availableIps: number }): number => availableIps;

/** Subnets that nodes are in. */
function inUse({ id }: { readonly id: string }): boolean {
  return model.snapshot.nodes.some(({ enis }) => enis.some(({ subnetId }) => subnetId === id));
}

/** Takes every free address of the nodes' subnets, as other machines would. Returns the ids of the interfaces. */
async function fillSubnets(): Promise<readonly string[]> {
  const made: string[] = [];
  for (const { id } of model.snapshot.network?.subnets.filter(inUse) ?? []) {
    // An interface holds 50 addresses at most; the last ones are taken one by one.
    for (const count of [50, 1]) {
      for (let isFull = false; !isFull;) {
        const request = new CreateNetworkInterfaceCommand({ SubnetId: id, SecondaryPrivateIpAddressCount: count - 1 });
        try {
          const { NetworkInterface } = await ec2.send(request);
          made.push(NetworkInterface?.NetworkInterfaceId ?? '');
        } catch (error) {
          expect(error).toMatchObject({ name: 'InsufficientFreeAddressesInSubnet' });
          isFull = true;
        }
      }
    }
  }
  return made;
}
