import { describe, expect, test } from 'vitest';
import { patchSchemaOf } from '../../../../src/shell/kubectl/patch/patchSchema.ts';
import { createThreeWayStrategicPatch } from '../../../../src/shell/kubectl/patch/strategicThreeWay.ts';

const kind = { group: 'apps', version: 'v1', kind: 'Thing' };
const reference = (name: string) => ({ allOf: [{ $ref: `#/components/schemas/${name}` }] });
const merged = (mergeKey: string, name: string, strategy = 'merge') => ({
  type: 'array',
  items: reference(name),
  'x-kubernetes-patch-strategy': strategy,
  'x-kubernetes-patch-merge-key': mergeKey,
});

/** Marked as an API server marks the lists of pods (Kubernetes' OpenAPI v3). */
const schema = patchSchemaOf(
  {
    paths: {
      '/things/{name}': {
        patch: {
          'x-kubernetes-group-version-kind': kind,
          requestBody: { content: { 'application/strategic-merge-patch+json': {} } },
        },
      },
    },
    components: {
      schemas: {
        Thing: {
          'x-kubernetes-group-version-kind': [kind],
          properties: {
            containers: merged('name', 'Container'),
            volumes: merged('name', 'Volume', 'merge,retainKeys'),
            finalizers: { type: 'array', items: { type: 'string' }, 'x-kubernetes-patch-strategy': 'merge' },
            strategy: { ...reference('Strategy'), 'x-kubernetes-patch-strategy': 'retainKeys' },
            args: { type: 'array', items: { type: 'string' } },
          },
        },
        Container: { properties: { env: merged('name', 'Variable'), ports: merged('containerPort', 'Port') } },
        Variable: {},
        Volume: {},
        Port: {},
        Strategy: {},
      },
    },
  },
  kind,
);

function patch(original: object, modified: object, current: object): object {
  if (schema === undefined) throw new Error('the schema takes strategic merge patches');
  return createThreeWayStrategicPatch(
    original as Record<string, unknown>,
    modified as Record<string, unknown>,
    current as Record<string, unknown>,
    schema,
  );
}

describe('a strategic three-way merge patch', () => {
  test('is empty where everything is as it is to be', () => {
    expect(patch({ a: 1 }, { a: 1 }, { a: 1, status: {} })).toEqual({});
  });

  test('takes away what was applied and is no more, and leaves alone what others added', () => {
    expect(patch({ a: 1, b: 2 }, { a: 3 }, { a: 1, b: 2, theirs: 4 })).toEqual({ a: 3, b: null });
  });

  test('deletes an item of a merged list that was applied, not one that others added', () => {
    const [one, two, theirs] = [{ name: 'one' }, { name: 'two' }, { name: 'theirs' }];
    expect(patch({ containers: [one, two] }, { containers: [one] }, { containers: [one, two, theirs] })).toEqual({
      '$setElementOrder/containers': [{ name: 'one' }],
      containers: [{ $patch: 'delete', name: 'two' }],
    });
  });

  test('goes into the items of lists within lists', () => {
    const container = (value: string) => ({ name: 'web', env: [{ name: 'A', value }, { name: 'B' }] });
    expect(
      patch({ containers: [container('1')] }, { containers: [container('2')] }, { containers: [container('1')] }),
    ).toEqual({
      '$setElementOrder/containers': [{ name: 'web' }],
      containers: [
        { name: 'web', '$setElementOrder/env': [{ name: 'A' }, { name: 'B' }], env: [{ name: 'A', value: '2' }] },
      ],
    });
  });

  test('names the keys that a volume keeps when it becomes another kind of volume', () => {
    const [before, after] = [
      { name: 'v', emptyDir: {} },
      { name: 'v', configMap: { name: 'c' } },
    ];
    expect(patch({ volumes: [before] }, { volumes: [after] }, { volumes: [before] })).toEqual({
      '$setElementOrder/volumes': [{ name: 'v' }],
      volumes: [{ $retainKeys: ['configMap', 'name'], name: 'v', emptyDir: null, configMap: { name: 'c' } }],
    });
  });

  test('names the keys that an object keeps which is to retain only those', () => {
    expect(patch({}, { strategy: { type: 'Recreate' } }, { strategy: { type: 'Rolling', rolling: {} } })).toEqual({
      strategy: { $retainKeys: ['type'], type: 'Recreate' },
    });
  });

  test('deletes from a merged list of plain values by a directive', () => {
    expect(patch({ finalizers: ['a', 'b'] }, { finalizers: ['b'] }, { finalizers: ['a', 'b', 'c'] })).toEqual({
      '$deleteFromPrimitiveList/finalizers': ['a'],
      '$setElementOrder/finalizers': ['b'],
    });
  });

  test('replaces a list that is not merged', () => {
    expect(patch({}, { args: ['x'] }, { args: ['y', 'x'] })).toEqual({ args: ['x'] });
  });

  test('refuses an item without the field that tells it from others', () => {
    expect(() => patch({}, { containers: [{ image: 'nginx' }] }, { containers: [{ name: 'web' }] })).toThrow(
      'map: map[image:nginx] does not contain declared merge key: name',
    );
  });
});

test('a kind that takes no strategic merge patch has no schema', () => {
  expect(patchSchemaOf({ paths: {}, components: { schemas: {} } }, kind)).toBeUndefined();
});
