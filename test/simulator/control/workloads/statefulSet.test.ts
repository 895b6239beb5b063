import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  controllerRevisions,
  persistentVolumeClaims,
  statefulSets,
} from '../../../../src/simulator/kubernetes/kinds.ts';
import { isReady } from '../../../../src/simulator/kubernetes/objects/pod.ts';
import type { StatefulSet } from '../../../../src/simulator/kubernetes/objects/workloads.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { updateObject } from '../../../../src/simulator/kubernetes/writes/update.ts';
import { ManualLabClock } from '../../../../src/simulator/world/manualLabClock.ts';
import { startLab, type Lab } from '../lab.ts';
import { podsOf } from '../workloads.ts';

let clock: ManualLabClock;
let lab: Lab;
beforeEach(async () => {
  clock = new ManualLabClock();
  lab = await startLab({ clock });
  clock.advance(120_000);
});
afterEach(() => lab.controlPlane.dispose());

function install(spec: object = {}): void {
  createObject(lab.controlPlane.api, statefulSets, {
    metadata: { name: 'db', namespace: 'default' },
    spec: {
      replicas: 3,
      serviceName: 'db',
      selector: { matchLabels: { app: 'db' } },
      template: { metadata: { labels: { app: 'db' } }, spec: { containers: [{ name: 'db', image: 'nginx:1.27' }] } },
      ...spec,
    },
  });
}

function set(): StatefulSet {
  const found = lab.controlPlane.api.store.get(statefulSets, 'default', 'db');
  if (found === undefined) throw new Error('no db');
  return found;
}

function change(spec: Partial<StatefulSet['spec']>): void {
  updateObject(lab.controlPlane.api, statefulSets, { ...set(), spec: { ...set().spec, ...spec } } as StatefulSet);
}

function setImage(image: string): void {
  const { template } = set().spec;
  change({ template: { ...template, spec: { ...template.spec, containers: [{ name: 'db', image }] } } });
}

const names = (): readonly string[] => podsOf(lab, 'db').map(({ metadata }) => metadata.name);
const images = (): readonly string[] =>
  podsOf(lab, 'db').map(({ metadata, spec }) => `${metadata.name} ${spec.containers[0]?.image}`);

test('pods come one by one, each when the one before is ready, and go from the last', () => {
  install();
  clock.advance(1000);
  expect(names()).toEqual(['db-0']);
  for (let i = 0; i < 200; i++) {
    clock.advance(100);
    const all = podsOf(lab, 'db');
    // Whoever is not the last is ready.
    expect(all.slice(0, -1).every(isReady)).toBe(true);
  }
  expect(names()).toEqual(['db-0', 'db-1', 'db-2']);
  const [pod] = podsOf(lab, 'db');
  expect(pod?.spec).toMatchObject({ hostname: 'db-0', subdomain: 'db' });
  expect(pod?.metadata.labels).toMatchObject({
    'statefulset.kubernetes.io/pod-name': 'db-0',
    'apps.kubernetes.io/pod-index': '0',
  });
  change({ replicas: 1 });
  clock.advance(500);
  expect(
    podsOf(lab, 'db')
      .filter(({ metadata }) => metadata.deletionTimestamp !== undefined)
      .map(({ metadata }) => metadata.name),
  ).toEqual(['db-2']);
  clock.advance(30_000);
  expect(names()).toEqual(['db-0']);
});

test('in parallel they all come at once', () => {
  install({ podManagementPolicy: 'Parallel' });
  clock.advance(500);
  expect(names()).toEqual(['db-0', 'db-1', 'db-2']);
});

test('an update goes from the last to the first, and stops at the partition', () => {
  install();
  clock.advance(60_000);
  change({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } });
  setImage('nginx:1.28');
  clock.advance(60_000);
  expect(images()).toEqual(['db-0 nginx:1.27', 'db-1 nginx:1.27', 'db-2 nginx:1.28']);
  expect(set().status).toMatchObject({ updatedReplicas: 1, currentReplicas: 2, readyReplicas: 3 });
  expect(set().status.currentRevision).not.toBe(set().status.updateRevision);
  change({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } } });
  clock.advance(60_000);
  expect(images()).toEqual(['db-0 nginx:1.28', 'db-1 nginx:1.28', 'db-2 nginx:1.28']);
  expect(set().status.currentRevision).toBe(set().status.updateRevision);
  expect(
    lab.controlPlane.api.store
      .list(controllerRevisions, 'default')
      .map(({ revision }) => revision)
      .toSorted((a, b) => a - b),
  ).toEqual([1, 2]);
});

test('each pod has claims of its own, which stay when it goes', () => {
  install({
    replicas: 2,
    podManagementPolicy: 'Parallel',
    volumeClaimTemplates: [
      {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    ],
  });
  clock.advance(1000);
  const claims = (): readonly string[] =>
    lab.controlPlane.api.store.list(persistentVolumeClaims, 'default').map(({ metadata }) => metadata.name);
  expect(claims()).toEqual(['data-db-0', 'data-db-1']);
  expect(podsOf(lab, 'db')[1]?.spec.volumes?.[0]).toEqual({
    name: 'data',
    persistentVolumeClaim: { claimName: 'data-db-1' },
  });
  change({ replicas: 0 });
  clock.advance(30_000);
  expect([names(), claims()]).toEqual([[], ['data-db-0', 'data-db-1']]);
});
