import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  configMaps,
  deployments,
  endpoints,
  namespaces,
  pods,
  replicaSets,
  services,
} from '../../../src/simulator/kubernetes/kinds.ts';
import { createObject } from '../../../src/simulator/kubernetes/writes/create.ts';
import { deleteObject } from '../../../src/simulator/kubernetes/writes/delete.ts';
import { ManualLabClock } from '../../../src/simulator/world/manualLabClock.ts';
import { startLab, type Lab } from './lab.ts';
import { deploy, podsOf } from './workloads.ts';

let clock: ManualLabClock;
let lab: Lab;

beforeEach(async () => {
  clock = new ManualLabClock();
  lab = await startLab({ clock });
  clock.advance(120_000);
  deploy(lab, 'nginx', 3);
  clock.advance(60_000);
});

afterEach(() => lab.controlPlane.dispose());

const sets = () => lab.controlPlane.api.store.list(replicaSets, 'default');
const remove = (propagationPolicy: 'Background' | 'Foreground' | 'Orphan') =>
  deleteObject(lab.controlPlane.api, deployments, 'default', 'nginx', { propagationPolicy });

test('in the background the owner goes at once and the rest follows', () => {
  expect(remove('Background').gone).toBe(true);
  expect(podsOf(lab, 'nginx')).toHaveLength(3);
  clock.advance(10_000);
  expect([sets(), podsOf(lab, 'nginx')]).toEqual([[], []]);
});

test('in the foreground the owner goes last', () => {
  expect(remove('Foreground').gone).toBe(false);
  clock.advance(1000);
  expect(lab.controlPlane.api.store.get(deployments, 'default', 'nginx')).toBeDefined();
  clock.advance(20_000);
  expect(lab.controlPlane.api.store.get(deployments, 'default', 'nginx')).toBeUndefined();
  expect([sets(), podsOf(lab, 'nginx')]).toEqual([[], []]);
});

test('orphans stay', () => {
  remove('Orphan');
  clock.advance(20_000);
  expect(lab.controlPlane.api.store.get(deployments, 'default', 'nginx')).toBeUndefined();
  expect(podsOf(lab, 'nginx')).toHaveLength(3);
  expect(sets()[0]?.metadata.ownerReferences).toEqual([]);
});

test('a pod that ignores SIGTERM takes its whole grace period, and its address cools down after it', () => {
  deploy(lab, 'deaf', 1, {
    containers: [{ name: 'deaf', image: 'nicolaka/netshoot', command: ['tail', '-f', '/dev/null'] }],
  });
  clock.advance(60_000);
  const [pod] = podsOf(lab, 'deaf');
  deleteObject(lab.controlPlane.api, deployments, 'default', 'deaf');
  deleteObject(lab.controlPlane.api, pods, 'default', pod?.metadata.name ?? '');
  clock.advance(29_000);
  expect(podsOf(lab, 'deaf')).toHaveLength(1);
  clock.advance(3000);
  expect(podsOf(lab, 'deaf')).toHaveLength(0);
});

test('a namespace goes with everything in it, and takes nothing new meanwhile', () => {
  const { api } = lab.controlPlane;
  createObject(api, namespaces, { metadata: { name: 'demo' } });
  createObject(api, configMaps, { metadata: { name: 'own', namespace: 'demo' } });
  expect(api.store.get(configMaps, 'demo', 'kube-root-ca.crt')).toBeDefined();
  deleteObject(api, namespaces, '', 'demo');
  expect(() => createObject(api, configMaps, { metadata: { name: 'late', namespace: 'demo' } })).toThrow(
    'configmaps "late" is forbidden: unable to create new content in namespace demo because it is being terminated',
  );
  clock.advance(10_000);
  expect(api.store.get(namespaces, '', 'demo')).toBeUndefined();
  expect(api.store.list(configMaps, 'demo')).toEqual([]);
});

test('a service has its pods for endpoints, and they leave with them', () => {
  const { api } = lab.controlPlane;
  createObject(api, services, {
    metadata: { name: 'web', namespace: 'default' },
    spec: { selector: { app: 'nginx' }, ports: [{ port: 80 }] },
  });
  clock.advance(1000);
  const addresses = () =>
    api.store
      .get(endpoints, 'default', 'web')
      ?.subsets?.flatMap((subset) => subset.addresses?.map(({ ip }) => ip) ?? []);
  expect(addresses()).toEqual(podsOf(lab, 'nginx').map((pod) => pod.status.podIP));
  remove('Background');
  clock.advance(10_000);
  expect(addresses()).toBeUndefined();
});
