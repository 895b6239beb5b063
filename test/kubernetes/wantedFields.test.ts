import { expect, test } from 'vitest';
import { Interner } from '../../src/kubernetes/interner.ts';
import { fields, type Field, type Fields } from '../../src/kubernetes/list/fields.ts';
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

/** The fields that were asked for which are not read. */
function missed(raw: object, wanted: Fields | undefined, convert: Convert): readonly string[] {
  const found = new Set<string>();
  const within = (part: unknown, type: Field['type'], path: string): unknown =>
    typeof type === 'string' || typeof part !== 'object' || part === null ? part : watched(part, type, path);
  const watched = (part: object, all: Fields, path: string): object =>
    new Proxy(part, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof name === 'symbol' || name in Object.prototype) return value;
        const field = all.find((each) => each?.name === name);
        if (field === undefined) found.add(`${path}.${name}`);
        else if (field.many === 'list')
          return (value as readonly unknown[] | undefined)?.map((each) =>
            within(each, field.type, `${path}.${name}[]`),
          );
        else if (field.many === undefined) return within(value, field.type, `${path}.${name}`);
        return value;
      },
    });
  convert(watched(raw, wanted ?? fields(), '') as never, new Interner());
  return [...found];
}

test.each(pods)('a list of pods reads all that is taken from one: %#', (pod) => {
  const { fields: wanted, convert } = watchedKinds.pods;
  expect(missed(pod, wanted, convert as Convert)).toEqual([]);
});

test.each([node, quiet])('a list of nodes reads all that is taken from one: %#', (each) => {
  const { fields: wanted, convert } = watchedKinds.nodes;
  expect(missed(each, wanted, convert as Convert)).toEqual([]);
});

test('a field that is forgotten is found', () => {
  const { convert, fields: wanted } = watchedKinds.nodes;
  const few = fields(
    [1, 'metadata', wanted?.[1]?.type ?? 'own'],
    [2, 'spec', fields([3, 'providerID', 'own'])],
    [3, 'status', wanted?.[3]?.type ?? 'own'],
  );
  expect(missed(node, few, convert as Convert)).toEqual(['.spec.unschedulable', '.spec.taints']);
});
