import { beforeEach, describe, expect, it } from 'vitest';
import { ModelLab } from './modelLab.ts';
import { networkInterface, podOn, worker } from './objects.ts';
import { pass } from './pass.ts';
import { activeCluster } from './twins.ts';

let lab: ModelLab;

beforeEach(() => {
  lab = new ModelLab();
});

describe('looking', () => {
  it('asks nobody anything while nobody looks', async () => {
    lab.model.connect(lab.connection);
    lab.model.refresh();
    await pass(lab.clock, 300_000);
    expect(lab.connection.account.calls).toEqual([]);
    expect(lab.connection.opened).toBe(0);
    expect(lab.clock.waiting).toBe(0);
  });

  it('begins with the first look and ends with the last', async () => {
    lab.model.connect(lab.connection);
    const first = lab.model.look();
    const second = lab.model.look();
    await pass(lab.clock, 200);
    expect(lab.connection.account.count('stack')).toBe(1);
    first.dispose();
    first.dispose();
    await pass(lab.clock, 2000);
    expect(lab.connection.account.count('stack')).toBeGreaterThan(1);
    second.dispose();
    const calls = lab.connection.account.calls.length;
    await pass(lab.clock, 300_000);
    expect(lab.connection.account.calls).toHaveLength(calls);
    expect(lab.clock.waiting).toBe(0);
  });

  it('stops the watches too when nobody looks any more', async () => {
    lab.connection.account.cluster = activeCluster();
    lab.model.connect(lab.connection);
    const look = lab.model.look();
    await pass(lab.clock, 300);
    expect(lab.api.watched).toEqual(['nodes', 'pods', 'deployments', 'cni', 'sandboxFailures']);
    look.dispose();
    expect(lab.api.watched).toEqual([]);
  });

  it('shows nothing of a lab that is not there', async () => {
    lab.model.connect(lab.connection);
    expect(lab.model.snapshot.sources.stack.kind).toBe('loading');
    lab.model.look();
    await pass(lab.clock, 300);
    expect(lab.model.snapshot.account).toBe('111122223333');
    expect(lab.model.snapshot.sources).toMatchObject({
      stack: { kind: 'live' },
      compute: { kind: 'none' },
      cluster: { kind: 'none' },
    });
  });
});

describe('a lab', () => {
  it('is put together from all three sources', async () => {
    await lab.show();
    expect(lab.model.snapshot.sources).toMatchObject({
      stack: { kind: 'live' },
      compute: { kind: 'live' },
      cluster: { kind: 'live' },
    });
    expect(lab.model.snapshot.clusterVersion).toBe('1.36');
    expect(lab.model.snapshot.nodes[0]?.enis[0]?.slots[1]?.pods[0]?.name).toBe('web');
  });

  it('draws many changes at once as one', async () => {
    await lab.show();
    let drawn = 0;
    lab.model.onDidChange(({ sections }) => {
      if (sections.has('pods')) drawn += 1;
    });
    for (let i = 0; i < 50; i++) lab.api.listeners.pods?.changed(podOn(1, `pod-${i}`));
    await pass(lab.clock, 100);
    expect(drawn).toBe(1);
    expect(lab.model.snapshot.pods.size).toBe(51);
  });

  it('appears when its cluster becomes active', async () => {
    lab.connection.account.cluster = activeCluster({ status: 'CREATING', endpoint: undefined, vpcId: undefined });
    lab.model.connect(lab.connection);
    lab.model.look();
    await pass(lab.clock, 30_000);
    expect(lab.connection.opened).toBe(0);
    expect(lab.model.snapshot.sources.cluster.kind).toBe('none');
    lab.connection.account.cluster = activeCluster();
    await pass(lab.clock, 5100);
    expect(lab.connection.opened).toBe(1);
    lab.api.open([worker(1)], []);
    await pass(lab.clock, 100);
    expect(lab.model.snapshot.nodes).toHaveLength(1);
  });

  it('stays in sight while its cluster is being updated, and goes with it', async () => {
    await lab.show();
    lab.connection.account.cluster = activeCluster({ status: 'UPDATING' });
    await pass(lab.clock, 60_000);
    expect(lab.model.snapshot.nodes).toHaveLength(1);
    expect(lab.connection.opened).toBe(1);
    lab.connection.account.cluster = undefined;
    await pass(lab.clock, 60_000);
    expect(lab.model.snapshot.nodes).toEqual([]);
    expect(lab.model.snapshot.otherInstances).toEqual([]);
    expect(lab.model.snapshot.sources).toMatchObject({ compute: { kind: 'none' }, cluster: { kind: 'none' } });
    expect(lab.api.watched).toEqual([]);
  });

  it('reads EC2 within a second of a pod whose address no interface shows', async () => {
    await lab.show();
    await pass(lab.clock, 300_000);
    const before = lab.connection.account.count('networkInterfaces');
    lab.connection.account.interfaces = [
      networkInterface(1, 0, ['192.168.1.10', '192.168.1.11']),
      networkInterface(1, 1, ['192.168.1.20', '192.168.1.21']),
    ];
    lab.api.listeners.pods?.changed(podOn(1, 'new', { ip: '192.168.1.21' }));
    await pass(lab.clock, 50);
    expect(lab.model.snapshot.nodes[0]?.unplacedPods.map(({ name }) => name)).toEqual(['new']);
    await pass(lab.clock, 950);
    expect(lab.connection.account.count('networkInterfaces')).toBeGreaterThan(before);
    expect(lab.model.snapshot.nodes[0]?.unplacedPods).toEqual([]);
    expect(lab.model.snapshot.nodes[0]?.enis[1]?.slots[1]?.pods[0]?.name).toBe('new');
  });

  it('is looked at ever less when a pod that has ended keeps an address nobody holds', async () => {
    await lab.show();
    lab.api.listeners.pods?.changed(podOn(1, 'job', { phase: 'Succeeded', ip: '192.168.1.99' }));
    await pass(lab.clock, 300_000);
    const before = lab.connection.account.count('networkInterfaces');
    await pass(lab.clock, 60_000);
    expect(lab.connection.account.count('networkInterfaces') - before).toBe(1);
  });
});

describe('an address whose pod has ended', () => {
  const slot = () => lab.model.snapshot.nodes[0]?.enis[0]?.slots[1];
  const use = () => slot()?.use;

  it('cools for 30 seconds before it is warm', async () => {
    await lab.show();
    expect(use()).toBe('pod');
    const goneAt = lab.clock.now();
    lab.api.listeners.pods?.removed('uid-web');
    await pass(lab.clock, 29_900);
    expect(slot()).toMatchObject({ use: 'cooling', freeAt: goneAt + 30_000 });
    await pass(lab.clock, 200);
    expect(use()).toBe('warm');
    expect(slot()).not.toHaveProperty('freeAt');
  });

  it('cools although the pod is still listed', async () => {
    await lab.show();
    lab.api.listeners.pods?.changed(podOn(1, 'web', { ip: '192.168.1.11', phase: 'Succeeded' }));
    await pass(lab.clock, 1000);
    expect(use()).toBe('cooling');
  });

  it('is taken again by the next pod', async () => {
    await lab.show();
    lab.api.listeners.pods?.removed('uid-web');
    await pass(lab.clock, 1000);
    lab.api.listeners.pods?.changed(podOn(1, 'next', { ip: '192.168.1.11' }));
    await pass(lab.clock, 1000);
    expect(use()).toBe('pod');
  });
});
