import { afterAll, beforeAll, expect, test } from 'vitest';
import { clusterRoles } from '../../../src/simulator/kubernetes/kinds.ts';
import { createObject } from '../../../src/simulator/kubernetes/writes/create.ts';
import { deleteObject } from '../../../src/simulator/kubernetes/writes/delete.ts';
import { ManualLabClock } from '../../../src/simulator/world/manualLabClock.ts';
import { startLab, type Lab } from './lab.ts';

const clock = new ManualLabClock();
let lab: Lab;

beforeAll(async () => {
  lab = await startLab({ clock, nodes: 0 });
  clock.advance(1000);
});
afterAll(() => lab.controlPlane.dispose());

const mayReadMetrics = (name: string) =>
  lab.controlPlane.api.store
    .get(clusterRoles, '', name)
    ?.rules?.some(({ apiGroups }) => apiGroups?.includes('metrics.k8s.io') === true);
const count = (name: string) => lab.controlPlane.api.store.get(clusterRoles, '', name)?.rules?.length ?? 0;

test('a role with a label for view widens view, and only that, while it is there', () => {
  const { api } = lab.controlPlane;
  const before = count('view');
  expect(before).toBeGreaterThan(5);
  createObject(api, clusterRoles, {
    metadata: { name: 'metrics', labels: { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' } },
    rules: [{ apiGroups: ['metrics.k8s.io'], resources: ['pods'], verbs: ['list'] }],
  });
  clock.advance(1000);
  expect([mayReadMetrics('view'), mayReadMetrics('edit')]).toEqual([true, false]);
  expect(count('view')).toBe(before + 1);
  deleteObject(api, clusterRoles, '', 'metrics');
  clock.advance(1000);
  expect([mayReadMetrics('view'), count('view')]).toEqual([false, before]);
});
