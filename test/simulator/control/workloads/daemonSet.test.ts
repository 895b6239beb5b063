import { afterEach, beforeEach, expect, test } from 'vitest';
import { controllerRevisions, daemonSets, nodes } from '../../../../src/simulator/kubernetes/kinds.ts';
import { isReady } from '../../../../src/simulator/kubernetes/objects/pod.ts';
import type { DaemonSet } from '../../../../src/simulator/kubernetes/objects/workloads.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { updateObject } from '../../../../src/simulator/kubernetes/writes/update.ts';
import { ManualLabClock } from '../../../../src/simulator/world/manualLabClock.ts';
import { startLab, type Lab } from '../lab.ts';
import { allNodes, podsOf } from '../workloads.ts';

let clock: ManualLabClock;
let lab: Lab;
beforeEach(async () => {
  clock = new ManualLabClock();
  lab = await startLab({ clock });
  clock.advance(120_000);
});
afterEach(() => lab.controlPlane.dispose());

function install(spec: object = {}, pod: object = {}): void {
  createObject(lab.controlPlane.api, daemonSets, {
    metadata: { name: 'agent', namespace: 'default' },
    spec: {
      selector: { matchLabels: { app: 'agent' } },
      template: {
        metadata: { labels: { app: 'agent' } },
        spec: { containers: [{ name: 'agent', image: 'nginx:1.27' }], ...pod },
      },
      ...spec,
    },
  });
  clock.advance(30_000);
}

function agent(): DaemonSet {
  const found = lab.controlPlane.api.store.get(daemonSets, 'default', 'agent');
  if (found === undefined) throw new Error('no agent');
  return found;
}

function setImage(image: string): void {
  const { spec } = agent();
  const template = { ...spec.template, spec: { ...spec.template.spec, containers: [{ name: 'agent', image }] } };
  updateObject(lab.controlPlane.api, daemonSets, { ...agent(), spec: { ...spec, template } } as DaemonSet);
}

/** Replays a change and tells the fewest ready and the most pods seen on the way. */
function watch(change: () => void): { fewest: number; most: number } {
  change();
  let [fewest, most] = [Infinity, 0];
  for (let i = 0; i < 400; i++) {
    clock.advance(100);
    fewest = Math.min(fewest, podsOf(lab, 'agent').filter(isReady).length);
    most = Math.max(
      most,
      podsOf(lab, 'agent').filter(({ metadata }) => metadata.deletionTimestamp === undefined).length,
    );
  }
  return { fewest, most };
}

test('one pod on every node, and a change goes from node to node', () => {
  install();
  expect(new Set(podsOf(lab, 'agent').map(({ spec }) => spec.nodeName)).size).toBe(3);
  expect(watch(() => setImage('nginx:1.28'))).toEqual({ fewest: 2, most: 3 });
  expect(podsOf(lab, 'agent').map(({ spec }) => spec.containers[0]?.image)).toEqual(Array(3).fill('nginx:1.28'));
  expect(agent().status).toMatchObject({ updatedNumberScheduled: 3, numberReady: 3, numberAvailable: 3 });
});

test('with a surge the new pod comes first', () => {
  install({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } });
  expect(watch(() => setImage('nginx:1.28'))).toEqual({ fewest: 3, most: 4 });
  expect(podsOf(lab, 'agent').map(({ spec }) => spec.containers[0]?.image)).toEqual(Array(3).fill('nginx:1.28'));
});

test('every template is kept as a revision, and one that comes back is the newest', () => {
  install();
  setImage('nginx:1.28');
  clock.advance(60_000);
  setImage('nginx:1.27');
  clock.advance(60_000);
  const revisions = lab.controlPlane.api.store.list(controllerRevisions, 'default').map(({ revision, data }) => {
    const { template } = (data as { spec: DaemonSet['spec'] }).spec;
    return `${revision} ${template.spec.containers[0]?.image}`;
  });
  expect(new Set(revisions)).toEqual(new Set(['2 nginx:1.28', '3 nginx:1.27']));
  const hashes = new Set(podsOf(lab, 'agent').map(({ metadata }) => metadata.labels?.['controller-revision-hash']));
  const [hash] = hashes;
  expect(hashes.size).toBe(1);
  expect(lab.controlPlane.api.store.get(controllerRevisions, 'default', `agent-${hash}`)?.revision).toBe(3);
});

test('selectors, taints and cordons decide where daemons are', () => {
  install({}, { nodeSelector: { role: 'edge' } });
  expect(podsOf(lab, 'agent')).toEqual([]);
  const [first, second] = allNodes(lab);
  for (const node of [first, second]) {
    if (node === undefined) continue;
    const labels = { ...node.metadata.labels, role: 'edge' };
    lab.controlPlane.api.store.replace(nodes, { ...node, metadata: { ...node.metadata, labels } });
  }
  clock.advance(30_000);
  expect(podsOf(lab, 'agent')).toHaveLength(2);
  const put = (name: string, spec: object): void => {
    const node = lab.controlPlane.api.store.get(nodes, '', name);
    if (node !== undefined) lab.controlPlane.api.store.replace(nodes, { ...node, spec: { ...node.spec, ...spec } });
  };
  // Cordoned: stays. Tainted NoSchedule: stays, though none would come. NoExecute: goes.
  put(first?.metadata.name ?? '', { unschedulable: true });
  put(second?.metadata.name ?? '', { taints: [{ key: 'maintenance', effect: 'NoSchedule' }] });
  clock.advance(30_000);
  expect(podsOf(lab, 'agent')).toHaveLength(2);
  expect(agent().status).toMatchObject({ desiredNumberScheduled: 1, numberMisscheduled: 1 });
  put(second?.metadata.name ?? '', { taints: [{ key: 'maintenance', effect: 'NoExecute' }] });
  clock.advance(30_000);
  expect(podsOf(lab, 'agent').map(({ spec }) => spec.nodeName)).toEqual([first?.metadata.name]);
});
