import { afterEach, beforeEach, expect, test } from 'vitest';
import { deployments, events, pods, replicaSets } from '../../../../src/simulator/kubernetes/kinds.ts';
import { conditionOf } from '../../../../src/simulator/kubernetes/objects/meta.ts';
import { isReady } from '../../../../src/simulator/kubernetes/objects/pod.ts';
import { deleteObject } from '../../../../src/simulator/kubernetes/writes/delete.ts';
import { updateObject } from '../../../../src/simulator/kubernetes/writes/update.ts';
import { scalingMessage } from '../../../../src/simulator/control/workloads/deployment/scalingMessage.ts';
import { ManualLabClock } from '../../../../src/simulator/world/manualLabClock.ts';
import { startLab, type Lab } from '../lab.ts';
import { change, deploy, deployment, podsOf } from '../workloads.ts';

let clock: ManualLabClock;
let lab: Lab;
beforeEach(async () => {
  clock = new ManualLabClock();
  lab = await startLab({ clock });
  clock.advance(120_000);
});
afterEach(() => lab.controlPlane.dispose());

function setImage(image: string): void {
  const { template } = deployment(lab, 'web').spec;
  change(lab, 'web', { template: { ...template, spec: { ...template.spec, containers: [{ name: 'web', image }] } } });
}

const images = (): readonly (string | undefined)[] => podsOf(lab, 'web').map((pod) => pod.spec.containers[0]?.image);
const progressing = () => conditionOf(deployment(lab, 'web'), 'Progressing');

/** Of each ReplicaSet: its revision and how many replicas it is to have. */
const revisions = (): Readonly<Record<string, number>> =>
  Object.fromEntries(
    lab.controlPlane.api.store
      .list(replicaSets, 'default')
      .map((set) => [set.metadata.annotations?.['deployment.kubernetes.io/revision'] ?? '', set.spec.replicas]),
  );

test('a template that comes back is a new revision of its old ReplicaSet', () => {
  deploy(lab, 'web', 2);
  clock.advance(60_000);
  setImage('nginx:1.28');
  clock.advance(60_000);
  expect(revisions()).toEqual({ '1': 0, '2': 2 });
  setImage('nginx:alpine');
  clock.advance(60_000);
  expect(revisions()).toEqual({ '2': 0, '3': 2 });
  const [back] = lab.controlPlane.api.store.list(replicaSets, 'default').filter((set) => set.spec.replicas === 2);
  expect(back?.metadata.annotations?.['deployment.kubernetes.io/revision-history']).toBe('1');
  expect(deployment(lab, 'web').metadata.annotations).toMatchObject({ 'deployment.kubernetes.io/revision': '3' });
});

test('a paused Deployment keeps its pods, takes a new count, and rolls out when it is resumed', () => {
  deploy(lab, 'web', 2);
  clock.advance(60_000);
  change(lab, 'web', { paused: true });
  setImage('nginx:1.28');
  clock.advance(60_000);
  expect(images()).toEqual(['nginx:alpine', 'nginx:alpine']);
  expect(progressing()).toMatchObject({
    status: 'Unknown',
    reason: 'DeploymentPaused',
    message: 'Deployment is paused',
  });
  change(lab, 'web', { replicas: 3 });
  clock.advance(60_000);
  expect(images()).toEqual(Array(3).fill('nginx:alpine'));
  change(lab, 'web', { paused: false });
  clock.advance(60_000);
  expect(images()).toEqual(Array(3).fill('nginx:1.28'));
});

test('a rollout to an image that does not exist stalls with the old pods serving, and is told after its deadline', () => {
  deploy(lab, 'web', 4);
  clock.advance(60_000);
  setImage('nginx:doesnotexist');
  clock.advance(300_000);
  // 25 % of four: one more and one fewer.
  expect(podsOf(lab, 'web').filter(isReady)).toHaveLength(3);
  expect(podsOf(lab, 'web')).toHaveLength(5);
  expect(progressing()).toMatchObject({ status: 'True', reason: 'ReplicaSetUpdated' });
  clock.advance(400_000);
  const [newest] = lab.controlPlane.api.store.list(replicaSets, 'default').filter((set) => set.spec.replicas === 2);
  expect(progressing()).toMatchObject({
    status: 'False',
    reason: 'ProgressDeadlineExceeded',
    message: `ReplicaSet "${newest?.metadata.name}" has timed out progressing.`,
  });
  setImage('nginx:alpine');
  clock.advance(60_000);
  expect(podsOf(lab, 'web').filter(isReady)).toHaveLength(4);
  expect(progressing()).toMatchObject({ status: 'True', reason: 'NewReplicaSetAvailable' });
});

test('scaled in the middle of a rollout, old and new get their shares', () => {
  deploy(lab, 'web', 10);
  clock.advance(60_000);
  setImage('nginx:doesnotexist');
  clock.advance(60_000);
  // 13 pods at most, 8 ready at least.
  expect(revisions()).toEqual({ '1': 8, '2': 5 });
  change(lab, 'web', { replicas: 15 });
  clock.advance(2000);
  // 19 now: 8 · 19 / 13 = 12 and 5 · 19 / 13 = 7.
  expect(revisions()).toEqual({ '1': 12, '2': 7 });
});

test('Recreate lets all old pods end before the first new one', () => {
  deploy(lab, 'web', 3);
  change(lab, 'web', { strategy: { type: 'Recreate' } });
  clock.advance(60_000);
  setImage('nginx:1.28');
  const seen = new Set<string>();
  for (let i = 0; i < 300; i++) {
    clock.advance(100);
    seen.add([...new Set(images())].join(' and '));
  }
  // Perhaps none for a moment, but never both.
  seen.delete('');
  expect(seen).toEqual(new Set(['nginx:alpine', 'nginx:1.28']));
});

test('no more old ReplicaSets are kept than the limit says', () => {
  deploy(lab, 'web', 1);
  change(lab, 'web', { revisionHistoryLimit: 2 });
  clock.advance(60_000);
  for (const version of ['1.25', '1.26', '1.27', '1.28']) {
    setImage(`nginx:${version}`);
    clock.advance(60_000);
  }
  expect(revisions()).toEqual({ '3': 0, '4': 0, '5': 1 });
});

test('minReadySeconds keeps a new pod from counting', () => {
  deploy(lab, 'web', 2);
  change(lab, 'web', { minReadySeconds: 30 });
  clock.advance(20_000);
  expect(deployment(lab, 'web').status).toMatchObject({ readyReplicas: 2, unavailableReplicas: 2 });
  clock.advance(30_000);
  expect(deployment(lab, 'web').status).toMatchObject({ readyReplicas: 2, availableReplicas: 2 });
});

test('orphans find a new owner, and a pod that is labelled anew is replaced and left alone', () => {
  const { api } = lab.controlPlane;
  deploy(lab, 'web', 2);
  clock.advance(60_000);
  const before = podsOf(lab, 'web').map(({ metadata }) => metadata.name);
  deleteObject(api, deployments, 'default', 'web', { propagationPolicy: 'Orphan' });
  clock.advance(10_000);
  deploy(lab, 'web', 2);
  clock.advance(60_000);
  expect(podsOf(lab, 'web').map(({ metadata }) => metadata.name)).toEqual(before);
  const pod = api.store.get(pods, 'default', before[0] ?? '');
  if (pod === undefined) throw new Error('no pod');
  const { resourceVersion: _, ...metadata } = pod.metadata;
  updateObject(api, pods, {
    ...pod,
    metadata: { ...metadata, labels: { ...metadata.labels, app: 'debug' } },
  });
  clock.advance(60_000);
  expect(podsOf(lab, 'web')).toHaveLength(2);
  expect(podsOf(lab, 'debug')[0]?.metadata.ownerReferences ?? []).toEqual([]);
});

test('when there are too many, the youngest goes, unless one costs less', () => {
  const { api } = lab.controlPlane;
  deploy(lab, 'web', 1);
  clock.advance(60_000);
  change(lab, 'web', { replicas: 3 });
  clock.advance(60_000);
  const [oldest] = podsOf(lab, 'web').toSorted((a, b) =>
    (a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '') ? -1 : 1,
  );
  change(lab, 'web', { replicas: 2 });
  clock.advance(10_000);
  expect(podsOf(lab, 'web').map(({ metadata }) => metadata.name)).toContain(oldest?.metadata.name);
  const current = api.store.get(pods, 'default', oldest?.metadata.name ?? '');
  if (current === undefined) throw new Error('no pod');
  const annotations = { 'controller.kubernetes.io/pod-deletion-cost': '-1' };
  api.store.replace(pods, { ...current, metadata: { ...current.metadata, annotations } });
  change(lab, 'web', { replicas: 1 });
  clock.advance(10_000);
  expect(podsOf(lab, 'web').map(({ metadata }) => metadata.name)).not.toContain(oldest?.metadata.name);
});

test('scaling is told as each minor tells it', () => {
  deploy(lab, 'web', 2);
  clock.advance(5000);
  const [set] = lab.controlPlane.api.store.list(replicaSets, 'default');
  const told = lab.controlPlane.api.store
    .list(events, 'default')
    .filter(({ reason }) => reason === 'ScalingReplicaSet');
  expect(told.map(({ message }) => message)).toEqual([`Scaled up replica set ${set?.metadata.name} from 0 to 2`]);
  expect(scalingMessage('web-1', 0, 3, 24)).toBe('Scaled up replica set web-1 to 3');
  expect(scalingMessage('web-1', 2, 1, 26)).toBe('Scaled down replica set web-1 to 1 from 2');
});
