import type { V1Pod } from '@kubernetes/client-node';
import { expect, test } from 'vitest';
import { Interner } from '../../src/kubernetes/interner.ts';
import { toPod } from '../../src/kubernetes/pod.ts';

interface Container {
  readonly ready?: boolean;
  readonly state?: object;
  readonly restartCount?: number;
  readonly name?: string;
  readonly started?: boolean;
}

const container = ({ ready = false, state = {}, restartCount = 0, name = 'main', started }: Container) => ({
  name,
  ready,
  restartCount,
  state,
  image: 'nginx:alpine',
  imageID: '',
  ...(started === undefined ? {} : { started }),
});
const running = { running: { startedAt: new Date(0) } };
const completed = { terminated: { exitCode: 0, reason: 'Completed' } };

function pod(status: object, spec: object = {}, metadata: object = {}): V1Pod {
  return {
    metadata: { name: 'a', namespace: 'default', uid: 'u', ...metadata },
    spec: { containers: [{ name: 'main' }], ...spec },
    status,
  };
}

const initialized = [{ type: 'Initialized', status: 'True' }];

test.each<[string, V1Pod]>([
  ['Running', pod({ phase: 'Running', containerStatuses: [container({ ready: true, state: running })] })],
  ['Pending', pod({ phase: 'Pending' })],
  [
    'ContainerCreating',
    pod({ phase: 'Pending', containerStatuses: [container({ state: { waiting: { reason: 'ContainerCreating' } } })] }),
  ],
  [
    'CrashLoopBackOff',
    pod({
      phase: 'Running',
      containerStatuses: [
        container({ state: { waiting: { reason: 'CrashLoopBackOff' } }, restartCount: 3 }),
        container({ name: 'side', ready: true, state: running }),
      ],
    }),
  ],
  ['Completed', pod({ phase: 'Succeeded', containerStatuses: [container({ state: completed })] })],
  [
    'Error',
    pod({
      phase: 'Failed',
      containerStatuses: [container({ state: { terminated: { exitCode: 1, reason: 'Error' } } })],
    }),
  ],
  ['ExitCode:3', pod({ phase: 'Failed', containerStatuses: [container({ state: { terminated: { exitCode: 3 } } })] })],
  [
    'Signal:9',
    pod({ phase: 'Failed', containerStatuses: [container({ state: { terminated: { exitCode: 137, signal: 9 } } })] }),
  ],
  [
    'NotReady',
    pod({
      phase: 'Running',
      containerStatuses: [container({ state: completed }), container({ name: 'b', ready: true, state: running })],
    }),
  ],
  ['Evicted', pod({ phase: 'Failed', reason: 'Evicted' })],
  [
    'SchedulingGated',
    pod({ phase: 'Pending', conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }] }),
  ],
  [
    'Init:0/2',
    pod(
      { phase: 'Pending', initContainerStatuses: [container({ state: running }), container({ state: {} })] },
      { initContainers: [{ name: 'main' }, { name: 'two' }] },
    ),
  ],
  [
    'Init:1/2',
    pod(
      {
        phase: 'Pending',
        initContainerStatuses: [
          container({ name: 'sidecar', started: true, state: running }),
          container({ name: 'two', state: { waiting: { reason: 'PodInitializing' } } }),
        ],
      },
      { initContainers: [{ name: 'sidecar', restartPolicy: 'Always' }, { name: 'two' }] },
    ),
  ],
  [
    'Init:ImagePullBackOff',
    pod(
      { phase: 'Pending', initContainerStatuses: [container({ state: { waiting: { reason: 'ImagePullBackOff' } } })] },
      { initContainers: [{ name: 'main' }] },
    ),
  ],
  [
    'PodInitializing',
    pod({
      phase: 'Pending',
      conditions: initialized,
      initContainerStatuses: [container({ state: completed })],
      containerStatuses: [container({ state: { waiting: { reason: 'PodInitializing' } } })],
    }),
  ],
  [
    'Terminating',
    pod(
      { phase: 'Running', containerStatuses: [container({ ready: true, state: running })] },
      {},
      { deletionTimestamp: '2026-11-23T09:00:00Z' },
    ),
  ],
  ['Unknown', pod({ phase: 'Running', reason: 'NodeLost' }, {}, { deletionTimestamp: '2026-11-23T09:00:00Z' })],
])('kubectl shows %s', (word, given) => {
  expect(toPod(given, new Interner()).status).toBe(word);
});

test('a pod that was never scheduled has the scheduler’s text and is not ready', () => {
  const message = '0/3 nodes are available: 3 Too many pods. preemption: not helpful for scheduling.';
  const trimmed = toPod(
    pod({
      phase: 'Pending',
      conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message }],
    }),
    new Interner(),
  );
  expect(trimmed).toMatchObject({
    status: 'Pending',
    ready: false,
    restarts: 0,
    nodeName: undefined,
    ip: undefined,
    unschedulable: message,
  });
});

test('the owner is the controller among the references', () => {
  const ownerReferences = [
    { kind: 'Other', name: 'x', uid: '1', apiVersion: 'v1' },
    { kind: 'ReplicaSet', name: 'nginx-6fb79bc456', uid: '2', apiVersion: 'apps/v1', controller: true },
  ];
  expect(toPod(pod({ phase: 'Running' }, {}, { ownerReferences }), new Interner()).owner).toEqual({
    kind: 'ReplicaSet',
    name: 'nginx-6fb79bc456',
  });
});
