import { describe, expect, test } from 'vitest';
import { applyJsonPatch } from '../../../src/simulator/kubernetes/patches/jsonPatch.ts';
import { applyMergePatch } from '../../../src/simulator/kubernetes/patches/mergePatch.ts';
import { applyStrategicMergePatch } from '../../../src/simulator/kubernetes/patches/strategicMerge.ts';
import { modelOf } from '../../../src/simulator/kubernetes/schema/model.ts';

const rejected = 'the server rejected our request due to an error in our request';
const podSpec = modelOf('V1PodSpec');

describe('JSON patch (RFC 6902)', () => {
  const target = { metadata: { labels: { 'a/b': '1' } }, list: ['x', 'y'] };

  test('add, replace, remove, move, copy and test', () => {
    expect(
      applyJsonPatch(target, [
        { op: 'test', path: '/metadata/labels/a~1b', value: '1' },
        { op: 'replace', path: '/metadata/labels/a~1b', value: '2' },
        { op: 'add', path: '/list/1', value: 'between' },
        { op: 'add', path: '/list/-', value: 'last' },
        { op: 'copy', from: '/list/0', path: '/first' },
        { op: 'move', from: '/list/3', path: '/moved' },
        { op: 'remove', path: '/list/0' },
      ]),
    ).toEqual({ metadata: { labels: { 'a/b': '2' } }, list: ['between', 'y'], first: 'x', moved: 'last' });
    expect(target.list).toEqual(['x', 'y']);
  });

  test('a failed test or a missing path changes nothing', () => {
    expect(() => applyJsonPatch(target, [{ op: 'test', path: '/list/0', value: 'z' }])).toThrow(rejected);
    expect(() => applyJsonPatch(target, [{ op: 'remove', path: '/none' }])).toThrow(rejected);
  });
});

test('merge patch (RFC 7386): null removes, lists are replaced', () => {
  const target = { a: { b: 1, c: 2 }, list: [1, 2] };
  expect(applyMergePatch(target, { a: { b: null, d: 3 }, list: [3] })).toEqual({ a: { c: 2, d: 3 }, list: [3] });
});

describe('strategic merge patch', () => {
  const container = (name: string, image: string) => ({ name, image });
  const spec = { containers: [container('a', 'a:1'), container('b', 'b:1')], replicas: 2 };

  test('containers merge by name, their ports by containerPort, environment by name', () => {
    const target = {
      containers: [
        { name: 'a', image: 'a:1', ports: [{ containerPort: 80 }], env: [{ name: 'X', value: '1' }] },
        { name: 'b' },
      ],
    };
    const patch = {
      containers: [
        {
          name: 'a',
          image: 'a:2',
          ports: [{ containerPort: 80, name: 'http' }, { containerPort: 81 }],
          env: [
            { name: 'X', value: '2' },
            { name: 'Y', value: '3' },
          ],
        },
      ],
    };
    expect(applyStrategicMergePatch(target, patch, podSpec)).toEqual({
      containers: [
        {
          name: 'a',
          image: 'a:2',
          ports: [{ containerPort: 80, name: 'http' }, { containerPort: 81 }],
          env: [
            { name: 'X', value: '2' },
            { name: 'Y', value: '3' },
          ],
        },
        { name: 'b' },
      ],
    });
  });

  test('a service port merges by its port', () => {
    const target = { ports: [{ port: 80, nodePort: 30_000 }] };
    expect(applyStrategicMergePatch(target, { ports: [{ port: 80, name: 'http' }] }, modelOf('V1ServiceSpec'))).toEqual(
      {
        ports: [{ port: 80, nodePort: 30_000, name: 'http' }],
      },
    );
  });

  test('the directives of apply: order, deletion, replacement, retained keys', () => {
    expect(
      applyStrategicMergePatch(
        spec,
        {
          '$setElementOrder/containers': [{ name: 'c' }, { name: 'a' }],
          containers: [
            { name: 'c', image: 'c:1' },
            { $patch: 'delete', name: 'b' },
          ],
        },
        podSpec,
      ),
    ).toEqual({ containers: [container('c', 'c:1'), container('a', 'a:1')], replicas: 2 });
    expect(
      applyStrategicMergePatch(spec, { containers: [{ $patch: 'replace' }, container('d', 'd:1')] }, podSpec),
    ).toEqual({
      containers: [container('d', 'd:1')],
      replicas: 2,
    });
    const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } };
    expect(
      applyStrategicMergePatch(
        { strategy },
        { strategy: { $retainKeys: ['type'], type: 'Recreate' } },
        modelOf('V1DeploymentSpec'),
      ),
    ).toEqual({
      strategy: { type: 'Recreate' },
    });
    expect(
      applyStrategicMergePatch(
        { finalizers: ['a', 'b'] },
        { '$deleteFromPrimitiveList/finalizers': ['a'] },
        modelOf('V1ObjectMeta'),
      ),
    ).toEqual({ finalizers: ['b'] });
  });

  test('maps merge and null removes', () => {
    const target = { labels: { a: '1', b: '2' } };
    expect(applyStrategicMergePatch(target, { labels: { a: null, c: '3' } }, modelOf('V1ObjectMeta'))).toEqual({
      labels: { b: '2', c: '3' },
    });
  });
});
