import { expect, it, onTestFinished } from 'vitest';
import { podDisruptionBudgets } from '../../../../src/simulator/kubernetes/kinds.ts';
import { conditionOf } from '../../../../src/simulator/kubernetes/objects/meta.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { ManualLabClock } from '../../../../src/simulator/world/manualLabClock.ts';
import { startLab } from '../lab.ts';
import { allNodes, deploy, phases, podsOf } from '../workloads.ts';

async function drainingLab() {
  const clock = new ManualLabClock();
  const lab = await startLab({ clock });
  onTestFinished(() => lab.controlPlane.dispose());
  clock.advance(120_000);
  deploy(lab, 'nginx', 6);
  clock.advance(60_000);
  const id = lab.instances[0]?.id ?? '';
  const name = lab.controlPlane.nodeOf(id)?.name ?? '';
  return { clock, lab, id, name, left: () => podsOf(lab, 'nginx').filter(({ spec }) => spec.nodeName === name) };
}

it('cordons the node and evicts its pods, but not its daemons', async () => {
  const { clock, lab, id, name, left } = await drainingLab();
  let isDone = false;
  lab.controlPlane.drain(id, 900_000, () => {
    isDone = true;
  });
  clock.advance(1000);
  expect(allNodes(lab).find(({ metadata }) => metadata.name === name)?.spec.unschedulable).toBe(true);
  for (const pod of left())
    expect(conditionOf(pod, 'DisruptionTarget')).toMatchObject({
      reason: 'EvictionByEvictionAPI',
      message: 'Eviction API: evicting',
    });
  clock.advance(60_000);
  expect(isDone).toBe(true);
  expect(left()).toEqual([]);
  expect(phases(podsOf(lab, 'nginx'))).toEqual({ Running: 6 });
  const daemons = lab.controlPlane.podsOnNode(name).map(({ metadata }) => metadata.ownerReferences?.[0]?.name);
  expect(new Set(daemons)).toEqual(new Set(['aws-node', 'kube-proxy']));
});

it('takes no more at a time than a budget allows', async () => {
  const { clock, lab, id, left } = await drainingLab();
  createObject(lab.controlPlane.api, podDisruptionBudgets, {
    metadata: { name: 'nginx', namespace: 'default' },
    spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'nginx' } } },
  });
  clock.advance(1000);
  const before = left().length;
  expect(before).toBeGreaterThan(1);
  lab.controlPlane.drain(id, 900_000, () => undefined);
  clock.advance(1000);
  expect(left()).toHaveLength(before - 1);
  clock.advance(120_000);
  expect(left()).toEqual([]);
});

it('gives up after its limit', async () => {
  const { clock, lab, id, left } = await drainingLab();
  createObject(lab.controlPlane.api, podDisruptionBudgets, {
    metadata: { name: 'nginx', namespace: 'default' },
    spec: { minAvailable: '100%', selector: { matchLabels: { app: 'nginx' } } },
  });
  let isDone = false;
  lab.controlPlane.drain(id, 60_000, () => {
    isDone = true;
  });
  clock.advance(59_000);
  expect(isDone).toBe(false);
  clock.advance(6000);
  expect(isDone).toBe(true);
  expect(left().length).toBeGreaterThan(0);
});

it('has nothing to do where there is no node', async () => {
  const { lab } = await drainingLab();
  let isDone = false;
  lab.controlPlane.drain('i-00000000000000000', 1000, () => {
    isDone = true;
  });
  expect(isDone).toBe(true);
});
