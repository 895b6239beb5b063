import { expect, test } from 'vitest';
import { Interner } from '../../src/kubernetes/interner.ts';
import type { Shape } from '../../src/kubernetes/list/shape.ts';
import { watchedKinds } from '../../src/kubernetes/watchedKinds.ts';

const time = '2026-11-23T09:00:00Z';
const metadata = {
  name: 'web-1',
  namespace: 'default',
  uid: 'u1',
  resourceVersion: '5',
  creationTimestamp: time,
  labels: { app: 'web' },
  ownerReferences: [{ kind: 'ReplicaSet', name: 'web', controller: true }],
  managedFields: [{ manager: 'kube-scheduler', subresource: 'status', time }],
};
const spec = {
  containers: [{ name: 'main', resources: { requests: { cpu: '10m' } } }],
  tolerations: [{ key: 'a', operator: 'Exists' }],
};
const waiting = { name: 'main', ready: false, restartCount: 2, state: { waiting: { reason: 'ImagePullBackOff' } } };
const condition = (type: string, status: string) => ({
  type,
  status,
  reason: 'Because',
  message: 'words',
  lastTransitionTime: time,
});

/** Pods that make `toPod` look everywhere it ever looks. */
const pods = [
  { metadata, spec, status: { phase: 'Running', podIP: '10.0.0.1', conditions: [condition('Ready', 'True')] } },
  { metadata: { ...metadata, deletionTimestamp: time }, spec, status: { phase: 'Running', reason: 'NodeLost' } },
  { metadata, spec, status: { phase: 'Pending', conditions: [condition('PodScheduled', 'False')] } },
  {
    metadata: { ...metadata, managedFields: undefined },
    spec,
    status: { conditions: [condition('PodScheduled', 'False')] },
  },
  {
    metadata,
    spec: {
      ...spec,
      initContainers: [{ name: 'one' }, { name: 'two', restartPolicy: 'Always' }],
      overhead: { cpu: '1m' },
    },
    status: {
      phase: 'Pending',
      conditions: [condition('Initialized', 'False')],
      initContainerStatuses: [
        { name: 'two', started: true, state: { running: {} } },
        { name: 'one', state: { terminated: { exitCode: 3, signal: 9 } } },
      ],
    },
  },
  { metadata, spec: { ...spec, resources: { requests: { cpu: '1' } } }, status: { containerStatuses: [waiting] } },
  {
    metadata,
    spec: { ...spec, nodeName: 'n', hostNetwork: true, nodeSelector: { a: 'b' } },
    status: {
      containerStatuses: [
        { name: 'main', ready: true, restartCount: 0, state: { running: {} } },
        { name: 'side', ready: false, restartCount: 0, state: { terminated: { reason: 'Completed', exitCode: 0 } } },
      ],
    },
  },
];

const node = {
  metadata,
  spec: { providerID: 'aws:///a/i-1', unschedulable: true, taints: [{ key: 'a', effect: 'NoSchedule' }] },
  status: {
    conditions: [condition('MemoryPressure', 'False'), condition('Ready', 'Unknown')],
    addresses: [{ type: 'Hostname', address: 'h' }],
    allocatable: { pods: '17', cpu: '2', memory: '1Gi' },
    nodeInfo: { kubeletVersion: 'v1', osImage: 'os' },
  },
};
const quiet = {
  ...node,
  status: { ...node.status, conditions: [{ type: 'Ready', status: 'False', reason: 'KubeletNotReady' }] },
};

type Convert = (raw: never, interner: Interner) => unknown;

/** The fields that were asked for which the shape does not read. */
function missed(raw: object, shape: Shape, convert: Convert): readonly string[] {
  const found = new Set<string>();
  const watched = (part: object, wanted: Shape, path: string): object =>
    new Proxy(part, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof name === 'symbol' || typeof wanted === 'string' || name in Object.prototype) return value;
        if (Array.isArray(wanted))
          return /^\d+$/.test(name) ? watched(value as object, wanted[0] as Shape, `${path}[]`) : value;
        const field = (wanted as Readonly<Record<string, Shape>>)[name];
        if (field === undefined) found.add(`${path}.${name}`);
        else if (typeof value === 'object' && value !== null) return watched(value, field, `${path}.${name}`);
        return value;
      },
    });
  convert(watched(raw, shape, '') as never, new Interner());
  return [...found];
}

test.each(pods)('a list of pods reads all that is taken from one: %#', (pod) => {
  const { shape, convert } = watchedKinds.pods;
  expect(missed(pod, shape, convert as Convert)).toEqual([]);
});

test.each([node, quiet])('a list of nodes reads all that is taken from one: %#', (each) => {
  const { shape, convert } = watchedKinds.nodes;
  expect(missed(each, shape, convert as Convert)).toEqual([]);
});

test('a field that a shape forgets is found', () => {
  const { convert } = watchedKinds.nodes;
  expect(
    missed(node, { metadata: 'shared', spec: { providerID: 'own' }, status: 'shared' }, convert as Convert),
  ).toEqual(['.spec.unschedulable', '.spec.taints']);
});
