import { expect, it, onTestFinished } from 'vitest';
import { leases, namespaces, nodes } from '../../../../src/simulator/kubernetes/kinds.ts';
import type { KubeNode } from '../../../../src/simulator/kubernetes/objects/node.ts';
import { deleteObject } from '../../../../src/simulator/kubernetes/writes/delete.ts';
import { ManualLabClock } from '../../../../src/simulator/world/manualLabClock.ts';
import { startLab } from '../lab.ts';

/** Three nodes that have been up for two minutes; `since` tells how often a kind has changed by name. */
async function upLab() {
  const clock = new ManualLabClock();
  const lab = await startLab({ clock });
  onTestFinished(() => lab.controlPlane.dispose());
  clock.advance(120_000);
  const { store } = lab.controlPlane.api;
  const changes: string[] = [];
  store.onDidChange(({ kind, object }) => changes.push(`${kind.plural} ${object.metadata.name}`));
  const since = (plural: string, name: string) => changes.filter((each) => each === `${plural} ${name}`).length;
  const ages = (name: string) => ({
    lease: clock.now() - Date.parse(store.get(leases, 'kube-node-lease', name)?.spec.renewTime ?? ''),
    conditions: conditionsOf(store.get(nodes, '', name)).map(({ lastHeartbeatTime, lastTransitionTime }) => [
      clock.now() - Date.parse(lastHeartbeatTime ?? ''),
      clock.now() - Date.parse(lastTransitionTime ?? ''),
    ]),
  });
  return { lab, clock, store, since, ages, names: store.list(nodes).map(({ metadata }) => metadata.name) };
}

function conditionsOf(node: KubeNode | undefined) {
  return node?.status.conditions ?? [];
}

const minute = 60_000;

it('a kubelet renews its lease every ten seconds and its conditions every five minutes, and tells of nothing more', async () => {
  const { clock, since, ages, names } = await upLab();
  for (let step = 0; step < 60; step += 1) {
    clock.advance(10_000);
    for (const name of names) {
      const { lease, conditions } = ages(name);
      expect(lease).toBeLessThanOrEqual(10_000);
      expect(conditions).toHaveLength(4);
      for (const [beat = NaN, transition = NaN] of conditions) {
        expect(beat).toBeLessThanOrEqual(5 * minute + 11_000);
        expect(transition).toBeGreaterThan(minute);
      }
    }
  }
  for (const name of names) {
    expect(since('leases', name)).toBe(60);
    expect(since('nodes', name)).toBe(2);
  }
});

it('a kubelet that falls silent says nothing more, and what was found out of its node is not taken back', async () => {
  const { lab, clock, store, since, names } = await upLab();
  const [silent = '', other = ''] = names;
  lab.controlPlane.killNode(silent);
  clock.advance(10 * minute);
  expect(since('leases', silent)).toBe(0);
  expect(since('leases', other)).toBe(60);
  expect(conditionsOf(store.get(nodes, '', silent)).map(({ status }) => status)).toEqual(
    Array.from({ length: 4 }, () => 'Unknown'),
  );
});

it('a lease that was deleted is there again, and without its namespace the kubelet lives on', async () => {
  const { lab, clock, store, names } = await upLab();
  const [name = ''] = names;
  deleteObject(lab.controlPlane.api, leases, 'kube-node-lease', name);
  clock.advance(10_000);
  expect(store.get(leases, 'kube-node-lease', name)?.metadata.ownerReferences?.[0]).toMatchObject({
    kind: 'Node',
    name,
  });
  deleteObject(lab.controlPlane.api, namespaces, '', 'kube-node-lease');
  clock.advance(6 * minute);
  expect(store.list(leases, 'kube-node-lease')).toEqual([]);
});
