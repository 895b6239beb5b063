import { beforeEach, describe, expect, it } from 'vitest';
import { LabError } from '../../src/base/errors.ts';
import { silentLog } from '../../src/base/log.ts';
import { Model } from '../../src/model/model.ts';
import { emptySnapshot } from '../../src/model/snapshot.ts';
import { ManualClock } from '../base/manualClock.ts';
import { instance, networkInterface, podOn, worker } from './objects.ts';
import { pass } from './pass.ts';
import { activeCluster, ClusterTwin, ConnectionTwin } from './twins.ts';

let clock: ManualClock;
let model: Model;
let api: ClusterTwin;
let connection: ConnectionTwin;

beforeEach(() => {
  clock = new ManualClock(1_000_000);
  model = new Model({ clock, random: () => 1, log: silentLog });
  api = new ClusterTwin();
  connection = new ConnectionTwin('practice', api);
});

/** A running lab: one node with an address for one pod. */
async function showLab(): Promise<void> {
  const { account } = connection;
  account.cluster = activeCluster();
  account.instances = [instance(1)];
  account.interfaces = [networkInterface(1, 0, ['192.168.1.10', '192.168.1.11'])];
  model.connect(connection);
  model.look();
  await pass(clock, 300);
  api.open([worker(1)], [podOn(1, 'web', { ip: '192.168.1.11' })]);
  await pass(clock, 1000);
}

describe('looking', () => {
  it('asks nobody anything while nobody looks', async () => {
    model.connect(connection);
    model.refresh();
    await pass(clock, 300_000);
    expect(connection.account.calls).toEqual([]);
    expect(connection.opened).toBe(0);
    expect(clock.waiting).toBe(0);
  });

  it('begins with the first look and ends with the last', async () => {
    model.connect(connection);
    const first = model.look();
    const second = model.look();
    await pass(clock, 200);
    expect(connection.account.count('stack')).toBe(1);
    first.dispose();
    first.dispose();
    await pass(clock, 2000);
    expect(connection.account.count('stack')).toBeGreaterThan(1);
    second.dispose();
    const calls = connection.account.calls.length;
    await pass(clock, 300_000);
    expect(connection.account.calls).toHaveLength(calls);
    expect(clock.waiting).toBe(0);
  });

  it('stops the watches too when nobody looks any more', async () => {
    connection.account.cluster = activeCluster();
    model.connect(connection);
    const look = model.look();
    await pass(clock, 300);
    expect(api.watched).toEqual(['nodes', 'pods', 'deployments']);
    look.dispose();
    expect(api.watched).toEqual([]);
  });

  it('shows nothing of a lab that is not there', async () => {
    model.connect(connection);
    expect(model.snapshot.sources.stack.kind).toBe('loading');
    model.look();
    await pass(clock, 300);
    expect(model.snapshot.account).toBe('111122223333');
    expect(model.snapshot.sources).toMatchObject({
      stack: { kind: 'live' },
      compute: { kind: 'none' },
      cluster: { kind: 'none' },
    });
  });
});

describe('a lab', () => {
  it('is put together from all three sources', async () => {
    await showLab();
    expect(model.snapshot.sources).toMatchObject({
      stack: { kind: 'live' },
      compute: { kind: 'live' },
      cluster: { kind: 'live' },
    });
    expect(model.snapshot.clusterVersion).toBe('1.36');
    expect(model.snapshot.nodes[0]?.enis[0]?.slots[1]?.pods[0]?.name).toBe('web');
  });

  it('draws many changes at once as one', async () => {
    await showLab();
    let drawn = 0;
    model.onDidChange(() => (drawn += 1));
    for (let i = 0; i < 50; i++) api.listeners.pods?.changed(podOn(1, `pod-${i}`));
    await pass(clock, 100);
    expect(drawn).toBe(1);
    expect(model.snapshot.pods.size).toBe(51);
  });

  it('appears when its cluster becomes active', async () => {
    connection.account.cluster = activeCluster({ status: 'CREATING', endpoint: undefined, vpcId: undefined });
    model.connect(connection);
    model.look();
    await pass(clock, 30_000);
    expect(connection.opened).toBe(0);
    expect(model.snapshot.sources.cluster.kind).toBe('none');
    connection.account.cluster = activeCluster();
    await pass(clock, 5100);
    expect(connection.opened).toBe(1);
    api.open([worker(1)], []);
    await pass(clock, 100);
    expect(model.snapshot.nodes).toHaveLength(1);
  });

  it('stays in sight while its cluster is being updated, and goes with it', async () => {
    await showLab();
    connection.account.cluster = activeCluster({ status: 'UPDATING' });
    await pass(clock, 60_000);
    expect(model.snapshot.nodes).toHaveLength(1);
    expect(connection.opened).toBe(1);
    connection.account.cluster = undefined;
    await pass(clock, 60_000);
    expect(model.snapshot.nodes).toEqual([]);
    expect(model.snapshot.otherInstances).toEqual([]);
    expect(model.snapshot.sources).toMatchObject({ compute: { kind: 'none' }, cluster: { kind: 'none' } });
    expect(api.watched).toEqual([]);
  });

  it('reads EC2 within a second of a pod whose address no interface shows', async () => {
    await showLab();
    await pass(clock, 300_000);
    const before = connection.account.count('networkInterfaces');
    connection.account.interfaces = [
      networkInterface(1, 0, ['192.168.1.10', '192.168.1.11']),
      networkInterface(1, 1, ['192.168.1.20', '192.168.1.21']),
    ];
    api.listeners.pods?.changed(podOn(1, 'new', { ip: '192.168.1.21' }));
    await pass(clock, 50);
    expect(model.snapshot.nodes[0]?.unplacedPods.map(({ name }) => name)).toEqual(['new']);
    await pass(clock, 950);
    expect(connection.account.count('networkInterfaces')).toBeGreaterThan(before);
    expect(model.snapshot.nodes[0]?.unplacedPods).toEqual([]);
    expect(model.snapshot.nodes[0]?.enis[1]?.slots[1]?.pods[0]?.name).toBe('new');
  });

  it('is looked at ever less when a pod that has ended keeps an address nobody holds', async () => {
    await showLab();
    api.listeners.pods?.changed(podOn(1, 'job', { phase: 'Succeeded', ip: '192.168.1.99' }));
    await pass(clock, 300_000);
    const before = connection.account.count('networkInterfaces');
    await pass(clock, 60_000);
    expect(connection.account.count('networkInterfaces') - before).toBe(1);
  });
});

describe('an address whose pod has ended', () => {
  const use = () => model.snapshot.nodes[0]?.enis[0]?.slots[1]?.use;

  it('cools for 30 seconds before it is warm', async () => {
    await showLab();
    expect(use()).toBe('pod');
    api.listeners.pods?.removed('uid-web');
    await pass(clock, 29_900);
    expect(use()).toBe('cooling');
    await pass(clock, 200);
    expect(use()).toBe('warm');
  });

  it('cools although the pod is still listed', async () => {
    await showLab();
    api.listeners.pods?.changed(podOn(1, 'web', { ip: '192.168.1.11', phase: 'Succeeded' }));
    await pass(clock, 1000);
    expect(use()).toBe('cooling');
  });

  it('is taken again by the next pod', async () => {
    await showLab();
    api.listeners.pods?.removed('uid-web');
    await pass(clock, 1000);
    api.listeners.pods?.changed(podOn(1, 'next', { ip: '192.168.1.11' }));
    await pass(clock, 1000);
    expect(use()).toBe('pod');
  });
});

describe('a source that fails', () => {
  it('says so, keeps what was known, and recovers by itself', async () => {
    await showLab();
    connection.account.failure = new LabError('unreachable', 'ec2:DescribeInstances', 'ECONNREFUSED');
    await pass(clock, 61_000);
    const failed = { kind: 'failed', reason: 'unreachable', detail: 'ECONNREFUSED' };
    expect(model.snapshot.sources).toMatchObject({ stack: failed, compute: failed, cluster: { kind: 'live' } });
    expect(model.snapshot.nodes[0]?.enis).toHaveLength(1);
    connection.account.failure = undefined;
    await pass(clock, 30_000);
    expect(model.snapshot.sources).toMatchObject({ stack: { kind: 'live' }, compute: { kind: 'live' } });
  });

  it('keeps the time it has been failing since', async () => {
    connection.account.failure = new LabError('unreachable', 'x');
    model.connect(connection);
    model.look();
    await pass(clock, 200);
    const { stack } = model.snapshot.sources;
    await pass(clock, 60_000);
    expect(stack).toMatchObject({ kind: 'failed', since: 1_000_150 });
    expect(model.snapshot.sources.stack).toEqual(stack);
  });

  it('is retried by a refresh at once', async () => {
    connection.account.failure = new LabError('unreachable', 'x');
    model.connect(connection);
    model.look();
    await pass(clock, 120_000);
    connection.account.failure = undefined;
    model.refresh();
    await pass(clock, 800);
    expect(model.snapshot.sources.stack.kind).toBe('live');
  });

  it('opens a cluster that could not be opened again, without haste', async () => {
    connection.account.cluster = activeCluster();
    const { openCluster } = connection;
    connection.openCluster = () => Promise.reject(new LabError('cluster-unreachable', 'myeks', 'no route'));
    model.connect(connection);
    model.look();
    await pass(clock, 20_000);
    expect(model.snapshot.sources.cluster).toMatchObject({ kind: 'failed', reason: 'cluster-unreachable' });
    expect(connection.opened).toBeGreaterThan(2);
    expect(connection.opened).toBeLessThan(8);
    connection.openCluster = openCluster;
    model.refresh();
    await pass(clock, 800);
    api.open([worker(1)], []);
    await pass(clock, 50);
    expect(model.snapshot.sources.cluster.kind).toBe('live');
    expect(model.snapshot.nodes).toHaveLength(1);
  });

  it('asks EKS once when a watch is lost, and keeps the picture', async () => {
    await showLab();
    await pass(clock, 300_000);
    const before = connection.account.count('cluster');
    api.listeners.pods?.state('lost', new LabError('cluster-unreachable', 'myeks', 'reset'));
    await pass(clock, 300);
    api.listeners.pods?.state('lost', new LabError('cluster-unreachable', 'myeks', 'reset'));
    await pass(clock, 750);
    expect(connection.account.count('cluster')).toBe(before + 1);
    expect(model.snapshot.sources.cluster).toMatchObject({ kind: 'failed', detail: 'reset' });
    expect(model.snapshot.nodes).toHaveLength(1);
    api.listeners.pods?.state('live');
    await pass(clock, 50);
    expect(model.snapshot.sources.cluster.kind).toBe('live');
  });
});

describe('another endpoint', () => {
  it('is followed instead of the old one', async () => {
    await showLab();
    connection.account.cluster = activeCluster({ endpoint: 'https://two' });
    await pass(clock, 60_000);
    expect(connection.opened).toBe(2);
    expect(model.snapshot.nodes).toEqual([]);
    api.open([worker(2)], []);
    await pass(clock, 50);
    expect(model.snapshot.nodes.map(({ shortName }) => shortName)).toEqual(['ip-192-168-2-10']);
  });

  it('leaves no watch when the cluster goes and comes while it is being opened', async () => {
    const opening = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const opens = [new ClusterTwin(), new ClusterTwin()];
    let turn = 0;
    connection.openCluster = async () => {
      const mine = turn;
      turn += 1;
      await opening[mine]?.promise;
      return (opens[mine] ?? api).cluster;
    };
    connection.account.cluster = activeCluster();
    model.connect(connection);
    model.look();
    await pass(clock, 300);
    connection.account.cluster = undefined;
    model.refresh();
    await pass(clock, 800);
    connection.account.cluster = activeCluster();
    model.refresh();
    await pass(clock, 800);
    opening[0]?.resolve();
    opening[1]?.resolve();
    await pass(clock, 100);
    expect(opens.map(({ watched }) => watched.length)).toEqual([0, 3]);
  });
});

describe('another connection', () => {
  it('shows nothing of the old one, not even an answer that was on its way', async () => {
    await showLab();
    const { promise, resolve } = Promise.withResolvers<void>();
    connection.account.gate = promise;
    model.refresh();
    await pass(clock, 800);
    const other = new ConnectionTwin('aws', new ClusterTwin());
    other.account.account = '444455556666';
    model.connect(other);
    expect(model.snapshot).toMatchObject({ connection: { id: 'aws' }, account: undefined, nodes: [] });
    resolve();
    const calls = connection.account.calls.length;
    await pass(clock, 10_000);
    expect(model.snapshot).toMatchObject({ connection: { id: 'aws' }, account: '444455556666', nodes: [] });
    expect(connection.account.calls).toHaveLength(calls);
    expect(api.watched).toEqual([]);
  });

  it('that is none leaves the empty picture', async () => {
    await showLab();
    model.connect(undefined);
    expect(model.snapshot).toEqual(emptySnapshot);
    expect(clock.waiting).toBe(0);
  });

  it('whose far side is gone says so, and keeps the last picture', async () => {
    await showLab();
    const gone = new LabError('unreachable', 'sts:GetCallerIdentity', 'ECONNREFUSED');
    connection.account.failure = gone;
    for (const listener of Object.values(api.listeners)) listener.state('lost', gone);
    await pass(clock, 2000);
    expect(Object.values(model.snapshot.sources).map(({ kind }) => kind)).toContain('failed');
    expect(model.snapshot.sources).toMatchObject({ stack: { kind: 'failed' }, cluster: { kind: 'failed' } });
    expect(model.snapshot.nodes).toHaveLength(1);
  });

  it('is let go of when the model ends', async () => {
    await showLab();
    model.dispose();
    expect(clock.waiting).toBe(0);
    expect(api.watched).toEqual([]);
  });
});
