import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { silentLog } from '../../src/base/log.ts';
import { tearDown } from '../../src/commands/teardown/tearDown.ts';
import type { PathEnd } from '../../src/domain/routing/pathQuestion.ts';
import type { Model } from '../../src/model/model.ts';
import { topologyOf } from '../../src/panel/state/path.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import type { Cloud } from '../../src/ports/cloud.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import { comparePath, type Played } from '../domain/routing/comparedPath.ts';
import { known } from '../simulator/host/networkLab.ts';
import type { SimulatorConnection } from './simulatorConnection.ts';
import { createDeployment } from './createDeployment.ts';
import { createStack } from './createStack.ts';
import { startEmptyAccount, type EmptyAccount } from './emptyAccount.ts';

const templateBody = readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');
const { signal } = new AbortController();
/** What the scheduler of 1.36 said on a cluster of three full nodes. */
const tooManyPods =
  '0/3 nodes are available: 3 Too many pods. no new claims to deallocate, preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.';

let account: EmptyAccount;
let simulator: Simulator;
let cloud: Cloud;
let connection: SimulatorConnection;
let model: Model;

beforeAll(async () => {
  account = await startEmptyAccount(5);
  ({ simulator, cloud, connection, model } = account);
});

afterAll(() => {
  account.dispose();
});

afterEach(() => expect(account.errors).toEqual([]));

function enis(): number {
  return model.snapshot.nodes.reduce((sum, node) => sum + node.enis.length, 0);
}

/** Pods with an address of their own that no ENI of their node shows. */
function strays(): readonly string[] {
  return model.snapshot.nodes.flatMap((node) => node.unplacedPods.map(({ key }) => key));
}

describe('the product and the lab over the wire', () => {
  let stackId: string;
  let cluster: Cluster;
  let vpcId: string | undefined;
  let quiet: number;

  it('sees nothing before there is a stack', async () => {
    await expect.poll(() => model.snapshot.sources.stack.kind).toBe('live');
    expect(model.snapshot.account).toBe('111122223333');
    expect(model.snapshot.stack).toBeUndefined();
    expect(await cloud.stacks.find('myeks', signal)).toBeUndefined();
  });

  it('creates the stack of its own template and follows it to three ready nodes', async () => {
    const { parameters } = await cloud.templates.summary({ body: templateBody }, signal);
    expect(parameters.find(({ key }) => key === 'WorkerNodeCount')?.defaultValue).toBe('3');
    stackId = await createStack(simulator, templateBody);
    model.refresh();
    await expect.poll(() => model.snapshot.stack?.status, { timeout: 30_000 }).toBe('CREATE_COMPLETE');
    await expect.poll(() => model.snapshot.nodes.filter(({ ready }) => ready).length, { timeout: 30_000 }).toBe(3);
    const events = await cloud.stacks.events(stackId, undefined, signal);
    expect(events[0]).toMatchObject({ logicalId: 'myeks', status: 'CREATE_COMPLETE' });
    vpcId = model.snapshot.stack?.outputs.get('VpcId');
    expect(vpcId).toMatch(/^vpc-[0-9a-f]{17}$/);
    cluster = await connection.cluster();
  });

  it('joins nodes, instances, interfaces and pods', async () => {
    await expect.poll(() => [model.snapshot.pods.size, strays()], { timeout: 20_000 }).toEqual([8, []]);
    const { nodes, otherInstances, pods } = model.snapshot;
    for (const node of nodes) {
      expect(node).toMatchObject({ type: 't3.medium', maxPods: 17 });
      expect(node.instanceId).toMatch(/^i-[0-9a-f]{17}$/);
      expect(node.enis[0]).toMatchObject({ deviceIndex: 0, primaryIp: node.internalIp });
      expect(node.enis[0]?.slots).toHaveLength(6);
      expect(node.hostNetworkPods.map(({ name }) => name.replace(/-[^-]+$/, '')).toSorted()).toEqual([
        'aws-node',
        'kube-proxy',
      ]);
    }
    expect(otherInstances).toHaveLength(1);
    expect(otherInstances[0]?.publicIp).toBe(model.snapshot.stack?.outputs.get('eksctlhost'));
    expect([...pods.values()].filter(({ status }) => status !== 'Running')).toEqual([]);
  });

  it('places every pod of a deployment on an interface of its node', async () => {
    quiet = enis();
    await createDeployment(cloud, 'nginx', 12);
    await expect
      .poll(
        () =>
          [...model.snapshot.pods.values()].filter(({ ip, owner }) => owner !== undefined && ip !== undefined).length,
        {
          timeout: 20_000,
        },
      )
      .toBe(20);
    await expect.poll(strays, { timeout: 20_000 }).toEqual([]);
    const placed = model.snapshot.nodes.flatMap((node) =>
      node.enis.flatMap(({ slots }) =>
        slots.flatMap((slot) => slot.pods.map((pod) => [pod.nodeName, pod.ip, node.name, slot.address])),
      ),
    );
    expect(placed).toHaveLength(14);
    for (const [nodeName, ip, node, address] of placed) expect([nodeName, ip]).toEqual([node, address]);
  });

  it('computes the ways of packets from what it has read, and the machines take the same', async () => {
    const { nodes, network } = model.snapshot;
    const services = await cluster.servicePorts(signal);
    const natGateways = await cloud.compute.natGateways(vpcId ?? '', signal);
    const topology = topologyOf(model.snapshot, { services, natGateways });
    expect(network?.subnets[0]?.routes).toContainEqual({
      destination: '0.0.0.0/0',
      target: expect.stringMatching(/^igw-/),
    });
    const played: Played = {
      network: simulator.network,
      topology,
      dumps: new Map(),
      nodeNamespace(name) {
        const { instanceId } = nodes.find((node) => node.name === name) ?? {};
        return known(simulator.network.instance(instanceId ?? '')).namespace;
      },
      podNamespace: (namespace, name) => known(simulator.network.pod('myeks', namespace, name)).namespace,
    };
    const senders = nodes.flatMap(({ enis: own }) =>
      own.flatMap(({ slots }) => slots.flatMap(({ pods }) => pods).slice(0, 1)),
    );
    expect(senders.length).toBeGreaterThan(3);
    const targets: readonly PathEnd[] = [
      { kind: 'address', address: '142.251.222.4' },
      { kind: 'service', namespace: 'kube-system', name: 'kube-dns', portName: 'dns-tcp' },
      ...senders.map(({ namespace, name }): PathEnd => ({ kind: 'pod', namespace, name })),
    ];
    for (const { namespace, name } of senders)
      for (const to of targets)
        expect(comparePath(played, { kind: 'pod', namespace, name }, to).outcome).toBe('delivered');
  });

  it('fills the nodes, and has the words of the scheduler for the rest', async () => {
    await cluster.scaleDeployment('default', 'nginx', 50, signal);
    // 3 nodes of 17 pods, of which 8 are those of the cluster itself: 43 of the 50 find a place.
    await expect.poll(() => model.snapshot.pending.length, { timeout: 20_000 }).toBe(7);
    await expect.poll(() => model.snapshot.pending.map(({ message }) => message)).toEqual(Array(7).fill(tooManyPods));
    expect(model.snapshot.nodes.map(({ usedPods }) => usedPods)).toEqual([17, 17, 17]);
    await expect.poll(strays, { timeout: 30_000 }).toEqual([]);
    expect(enis()).toBe(9);
    expect(quiet).toBeLessThan(9);
    const [first] = model.snapshot.pending;
    const events = await cluster.eventsAbout(first?.pod ?? { namespace: '', name: '', uid: '' }, signal);
    expect(events[0]).toMatchObject({ reason: 'FailedScheduling', message: tooManyPods });
  });

  it('sees the interfaces go with the pods', async () => {
    await cluster.deleteDeployment('default', 'nginx', signal);
    await expect.poll(() => model.snapshot.pods.size, { timeout: 20_000 }).toBe(8);
    expect(model.snapshot.pending).toEqual([]);
    await expect.poll(enis, { timeout: 40_000 }).toBe(quiet);
  });

  it('deletes the stack and finds nothing left', async () => {
    const signIn = () => Promise.resolve(false);
    const ports = { cloud, cluster: () => connection.cluster(), clock: systemClock, random: Math.random, signIn };
    const lab = { stackName: 'myeks', clusterName: 'myeks', vpcId: undefined, issuerId: undefined };
    const end = await tearDown({ ...ports, log: silentLog }, lab, new Set(), () => {}, signal);
    expect(end).toMatchObject({ left: [], failures: [] });
    model.refresh();
    expect((await cloud.stacks.describe(stackId, signal)).status).toBe('DELETE_COMPLETE');
    expect(simulator.world.vpcs.size + simulator.world.networkInterfaces.size).toBe(0);
    expect(await cloud.stacks.find('myeks', signal)).toBeUndefined();
    await expect.poll(() => model.snapshot.nodes, { timeout: 20_000 }).toEqual([]);
    await expect.poll(() => model.snapshot.stack?.status, { timeout: 20_000 }).toBeUndefined();
    expect(model.snapshot.sources).toMatchObject({ compute: { kind: 'none' }, cluster: { kind: 'none' } });
  });
});
