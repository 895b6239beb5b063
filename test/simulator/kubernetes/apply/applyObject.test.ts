import { beforeEach, describe, expect, test } from 'vitest';
import { applyObject } from '../../../../src/simulator/kubernetes/apply/applyObject.ts';
import { deployments } from '../../../../src/simulator/kubernetes/kinds.ts';
import type { KubeApi } from '../../../../src/simulator/kubernetes/kubeApi.ts';
import type { Deployment } from '../../../../src/simulator/kubernetes/objects/workloads.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { updateObject } from '../../../../src/simulator/kubernetes/writes/update.ts';
import { testApi } from '../server/testServer.ts';

let api: KubeApi;
beforeEach(() => {
  api = testApi();
});

const manager = (name: string, operation: 'Apply' | 'Update' = 'Apply') => ({
  manager: name,
  operation,
  apiVersion: 'apps/v1',
  subresource: undefined,
});
const labels = { app: 'web' };

function config(spec: object = {}, containers: readonly object[] = [{ name: 'web', image: 'nginx' }]): Deployment {
  return {
    metadata: { name: 'web', namespace: 'default', labels },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } }, ...spec },
  } as unknown as Deployment;
}

const apply = (by: string, object: Deployment, force = false): Deployment =>
  applyObject(api, deployments, object, { manager: manager(by), force }).object as Deployment;
const ownersOf = (object: Deployment) =>
  Object.fromEntries((object.metadata.managedFields ?? []).map((entry) => [entry.manager, entry]));

test('a new object belongs to who applied it: what was said, and not the defaults', () => {
  const { managedFields = [] } = apply('a', config({ replicas: 2 })).metadata;
  // As the documentation of server-side apply shows it.
  expect(managedFields).toEqual([
    {
      manager: 'a',
      operation: 'Apply',
      apiVersion: 'apps/v1',
      time: '2026-11-23T12:00:00Z',
      fieldsType: 'FieldsV1',
      fieldsV1: {
        'f:metadata': { 'f:labels': { 'f:app': {} } },
        'f:spec': {
          'f:replicas': {},
          'f:selector': {},
          'f:template': {
            'f:metadata': { 'f:labels': { 'f:app': {} } },
            'f:spec': { 'f:containers': { 'k:{"name":"web"}': { '.': {}, 'f:name': {}, 'f:image': {} } } },
          },
        },
      },
    },
  ]);
});

test('applying the same again changes nothing', () => {
  const first = apply('a', config({ replicas: 2 }));
  expect(apply('a', config({ replicas: 2 })).metadata.resourceVersion).toBe(first.metadata.resourceVersion);
});

describe('two managers', () => {
  test('who changes what another owns is refused, with every field', () => {
    apply('a', config({ replicas: 2 }));
    const other = config({ replicas: 3 }, [{ name: 'web', image: 'httpd' }]);
    expect(() => apply('b', other)).toThrow(
      'Apply failed with 2 conflicts: conflicts with "a":\n- .spec.replicas\n- .spec.template.spec.containers[name="web"].image',
    );
    expect(apply('a', config({ replicas: 2 })).spec.replicas).toBe(2);
  });

  test('unless it forces: then the fields are its own', () => {
    apply('a', config({ replicas: 2 }));
    const forced = apply('b', config({ replicas: 3 }), true);
    expect(forced.spec.replicas).toBe(3);
    expect(ownersOf(forced)['a']?.fieldsV1['f:spec']).not.toHaveProperty('f:replicas');
    expect(ownersOf(forced)['b']?.fieldsV1['f:spec']).toHaveProperty('f:replicas');
  });

  test('who says the same shares it', () => {
    apply('a', config({ replicas: 2 }));
    const shared = apply('b', config({ replicas: 2 }));
    expect(Object.values(ownersOf(shared)).every((entry) => 'f:replicas' in (entry.fieldsV1['f:spec'] ?? {}))).toBe(
      true,
    );
  });

  test('what one no longer says stays while the other says it, and goes with the last', () => {
    apply('a', config({ paused: true }));
    apply('b', config({ paused: true }));
    expect(apply('a', config()).spec.paused).toBe(true);
    expect(apply('b', config()).spec.paused).toBeUndefined();
  });

  test('containers are told apart by name: each manager has its own', () => {
    apply('a', config());
    const sidecar = { name: 'log', image: 'busybox' };
    const both = apply('b', config({}, [sidecar]));
    expect(both.spec.template.spec.containers.map(({ name }) => name)).toEqual(['web', 'log']);
    const [left] = apply('b', config({}, [{ name: 'web', image: 'nginx' }])).spec.template.spec.containers;
    expect(left?.name).toBe('web');
  });
});

test('an update takes what it changes from whoever applied it, and conflicts with them afterwards', () => {
  apply('a', config({ replicas: 2 }));
  const current = api.store.get(deployments, 'default', 'web') as Deployment;
  updateObject(api, deployments, { ...current, spec: { ...current.spec, replicas: 5 } } as Deployment, {
    manager: manager('kubectl-edit', 'Update'),
  });
  expect(() => apply('a', config({ replicas: 2 }))).toThrow(
    'Apply failed with 1 conflict: conflict with "kubectl-edit" using apps/v1: .spec.replicas',
  );
});

test('a created object belongs whole to its creator, with the defaults', () => {
  const created = createObject(api, deployments, config(), { manager: manager('kubectl-create', 'Update') });
  const [entry] = created.metadata.managedFields ?? [];
  // The fields that `kubectl create deployment` leaves on a cluster.
  expect(entry?.fieldsV1).toEqual({
    'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } },
    'f:spec': {
      'f:progressDeadlineSeconds': {},
      'f:replicas': {},
      'f:revisionHistoryLimit': {},
      'f:selector': {},
      'f:strategy': { 'f:rollingUpdate': { '.': {}, 'f:maxSurge': {}, 'f:maxUnavailable': {} }, 'f:type': {} },
      'f:template': {
        'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } },
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
          'f:restartPolicy': {},
          'f:schedulerName': {},
          'f:securityContext': {},
          'f:terminationGracePeriodSeconds': {},
        },
      },
    },
  });
});
