import { beforeEach, describe, expect, it } from 'vitest';
import { LabError } from '../../src/base/errors.ts';
import { ModelLab } from './modelLab.ts';
import { worker } from './objects.ts';
import { pass } from './pass.ts';
import { activeCluster, ClusterTwin } from './twins.ts';

let lab: ModelLab;

beforeEach(() => {
  lab = new ModelLab();
});

describe('a source that fails', () => {
  it('says so, keeps what was known, and recovers by itself', async () => {
    await lab.show();
    lab.connection.account.failure = new LabError('unreachable', 'ec2:DescribeInstances', 'ECONNREFUSED');
    await pass(lab.clock, 61_000);
    const failed = { kind: 'failed', reason: 'unreachable', detail: 'ECONNREFUSED' };
    expect(lab.model.snapshot.sources).toMatchObject({ stack: failed, compute: failed, cluster: { kind: 'live' } });
    expect(lab.model.snapshot.nodes[0]?.enis).toHaveLength(1);
    lab.connection.account.failure = undefined;
    await pass(lab.clock, 30_000);
    expect(lab.model.snapshot.sources).toMatchObject({ stack: { kind: 'live' }, compute: { kind: 'live' } });
  });

  it('keeps the time it has been failing since', async () => {
    lab.connection.account.failure = new LabError('unreachable', 'x');
    lab.model.connect(lab.connection);
    lab.model.look();
    await pass(lab.clock, 200);
    const { stack } = lab.model.snapshot.sources;
    await pass(lab.clock, 60_000);
    expect(stack).toMatchObject({ kind: 'failed', since: 1_000_000 });
    expect(lab.model.snapshot.sources.stack).toEqual(stack);
  });

  it('is retried by a refresh at once', async () => {
    lab.connection.account.failure = new LabError('unreachable', 'x');
    lab.model.connect(lab.connection);
    lab.model.look();
    await pass(lab.clock, 120_000);
    lab.connection.account.failure = undefined;
    lab.model.refresh();
    await pass(lab.clock, 800);
    expect(lab.model.snapshot.sources.stack.kind).toBe('live');
  });

  it('opens a cluster that could not be opened again, without haste', async () => {
    lab.connection.account.cluster = activeCluster();
    const { openCluster } = lab.connection;
    lab.connection.openCluster = () => Promise.reject(new LabError('cluster-unreachable', 'myeks', 'no route'));
    lab.model.connect(lab.connection);
    lab.model.look();
    await pass(lab.clock, 20_000);
    expect(lab.model.snapshot.sources.cluster).toMatchObject({ kind: 'failed', reason: 'cluster-unreachable' });
    expect(lab.connection.opened).toBeGreaterThan(2);
    expect(lab.connection.opened).toBeLessThan(8);
    lab.connection.openCluster = openCluster;
    lab.model.refresh();
    await pass(lab.clock, 800);
    lab.api.open([worker(1)], []);
    await pass(lab.clock, 50);
    expect(lab.model.snapshot.sources.cluster.kind).toBe('live');
    expect(lab.model.snapshot.nodes).toHaveLength(1);
  });

  it('asks EKS once when a watch is lost, and keeps the picture', async () => {
    await lab.show();
    await pass(lab.clock, 300_000);
    const before = lab.connection.account.count('cluster');
    lab.api.listeners.pods?.state('lost', new LabError('cluster-unreachable', 'myeks', 'reset'));
    await pass(lab.clock, 300);
    lab.api.listeners.pods?.state('lost', new LabError('cluster-unreachable', 'myeks', 'reset'));
    await pass(lab.clock, 750);
    expect(lab.connection.account.count('cluster')).toBe(before + 1);
    expect(lab.model.snapshot.sources.cluster).toMatchObject({ kind: 'failed', detail: 'reset' });
    expect(lab.model.snapshot.nodes).toHaveLength(1);
    lab.api.listeners.pods?.state('live');
    await pass(lab.clock, 50);
    expect(lab.model.snapshot.sources.cluster.kind).toBe('live');
  });
});

describe('another endpoint', () => {
  it('is followed instead of the old one', async () => {
    await lab.show();
    lab.connection.account.cluster = activeCluster({ endpoint: 'https://two' });
    await pass(lab.clock, 60_000);
    expect(lab.connection.opened).toBe(2);
    expect(lab.model.snapshot.nodes).toEqual([]);
    lab.api.open([worker(2)], []);
    await pass(lab.clock, 50);
    expect(lab.model.snapshot.nodes.map(({ shortName }) => shortName)).toEqual(['ip-192-168-2-10']);
  });

  it('leaves no watch when the cluster goes and comes while it is being opened', async () => {
    const opening = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const opens = [new ClusterTwin(), new ClusterTwin()];
    let turn = 0;
    lab.connection.openCluster = async () => {
      const mine = turn;
      turn += 1;
      await opening[mine]?.promise;
      return (opens[mine] ?? lab.api).cluster;
    };
    lab.connection.account.cluster = activeCluster();
    lab.model.connect(lab.connection);
    lab.model.look();
    await pass(lab.clock, 300);
    lab.connection.account.cluster = undefined;
    lab.model.refresh();
    await pass(lab.clock, 800);
    lab.connection.account.cluster = activeCluster();
    lab.model.refresh();
    await pass(lab.clock, 800);
    opening[0]?.resolve();
    opening[1]?.resolve();
    await pass(lab.clock, 100);
    expect(opens.map(({ watched }) => watched.length)).toEqual([0, 5]);
  });
});
