import { beforeEach, expect, test } from 'vitest';
import { pods } from '../../../../src/simulator/kubernetes/kinds.ts';
import type { KubeApi } from '../../../../src/simulator/kubernetes/kubeApi.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { testApi } from '../server/testServer.ts';

let api: KubeApi;
beforeEach(() => {
  api = testApi();
});

const manager = { manager: 'kubectl-run', operation: 'Update', apiVersion: 'v1', subresource: undefined } as const;
const create = (name: string, spec: object = {}) =>
  createObject(
    api,
    pods,
    { metadata: { name, labels: { run: name } }, spec: { containers: [{ name: 'web', image: 'nginx' }], ...spec } },
    { manager },
  );

test('a pod belongs to who made it: what was said and the defaults, and nothing of what admission put in', () => {
  const { metadata, spec } = create('web');
  // As `kubectl run web --image=nginx` leaves it on a cluster: token volume, tolerations and priority have no owner.
  expect(metadata.managedFields?.[0]?.fieldsV1).toEqual({
    'f:metadata': { 'f:labels': { '.': {}, 'f:run': {} } },
    'f:spec': {
      'f:containers': {
        'k:{"name":"web"}': {
          '.': {},
          'f:image': {},
          'f:imagePullPolicy': {},
          'f:name': {},
          'f:resources': {},
          'f:terminationMessagePath': {},
          'f:terminationMessagePolicy': {},
        },
      },
      'f:dnsPolicy': {},
      'f:enableServiceLinks': {},
      'f:restartPolicy': {},
      'f:schedulerName': {},
      'f:securityContext': {},
      'f:terminationGracePeriodSeconds': {},
    },
  });
  expect(spec).toMatchObject({
    serviceAccountName: 'default',
    serviceAccount: 'default',
    priority: 0,
    preemptionPolicy: 'PreemptLowerPriority',
    enableServiceLinks: true,
  });
  expect(spec.volumes?.[0]?.name).toMatch(/^kube-api-access-[a-z0-9]{5}$/);
  expect(spec.tolerations?.map(({ key }) => key)).toEqual([
    'node.kubernetes.io/not-ready',
    'node.kubernetes.io/unreachable',
  ]);
});

test('what a pod says itself stays', () => {
  const own = { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 };
  const { spec } = create('web', { enableServiceLinks: false, tolerations: [own] });
  expect(spec.enableServiceLinks).toBe(false);
  expect(spec.tolerations).toMatchObject([own, { key: 'node.kubernetes.io/unreachable', tolerationSeconds: 300 }]);
});

test('owners of the same fields share one set of them', () => {
  const [a, b] = [create('a'), create('a-too')];
  expect(a.metadata.managedFields?.[0]?.fieldsV1).toEqual(b.metadata.managedFields?.[0]?.fieldsV1);
  expect(a.metadata.managedFields?.[0]?.fieldsV1).toBe(b.metadata.managedFields?.[0]?.fieldsV1);
});
