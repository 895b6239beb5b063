import { expect, test } from 'vitest';
import { progressOf, type RolledOut } from '../../../../src/shell/kubectl/rollout/progress.ts';

const rollout = (kind: string, spec: object, status: object): RolledOut => ({
  kind,
  metadata: { name: 'web', generation: 2 },
  spec,
  status: { observedGeneration: 2, ...status },
});
const rolling = { updateStrategy: { type: 'RollingUpdate' } };

test.each([
  ['Deployment', {}, { observedGeneration: 1 }, 'Waiting for deployment spec update to be observed...'],
  [
    'Deployment',
    { replicas: 3 },
    { updatedReplicas: 1 },
    'Waiting for deployment "web" rollout to finish: 1 out of 3 new replicas have been updated...',
  ],
  [
    'Deployment',
    { replicas: 3 },
    { updatedReplicas: 3, replicas: 4 },
    'Waiting for deployment "web" rollout to finish: 1 old replicas are pending termination...',
  ],
  [
    'Deployment',
    { replicas: 3 },
    { updatedReplicas: 3, replicas: 3, availableReplicas: 2 },
    'Waiting for deployment "web" rollout to finish: 2 of 3 updated replicas are available...',
  ],
  [
    'Deployment',
    { replicas: 3 },
    { updatedReplicas: 3, replicas: 3, availableReplicas: 3 },
    'deployment "web" successfully rolled out',
  ],
  [
    'DaemonSet',
    rolling,
    { desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 1 },
    'Waiting for daemon set "web" rollout to finish: 1 of 3 updated pods are available...',
  ],
  [
    'DaemonSet',
    rolling,
    { desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3 },
    'daemon set "web" successfully rolled out',
  ],
  ['StatefulSet', { ...rolling, replicas: 2 }, { readyReplicas: 1 }, 'Waiting for 1 pods to be ready...'],
  [
    'StatefulSet',
    { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } }, replicas: 2 },
    { readyReplicas: 2, updatedReplicas: 2 },
    'partitioned roll out complete: 2 new pods have been updated...',
  ],
])('%s %j with %j: %s', (kind, spec, status, text) => {
  expect(progressOf(rollout(kind, spec, status)).text).toBe(`${text}\n`);
});

test('a rollout that takes too long, or that nobody can follow, is an error', () => {
  const late = { conditions: [{ type: 'Progressing', reason: 'ProgressDeadlineExceeded' }] };
  expect(() => progressOf(rollout('Deployment', {}, late))).toThrow('deployment "web" exceeded its progress deadline');
  expect(() => progressOf(rollout('DaemonSet', { updateStrategy: { type: 'OnDelete' } }, {}))).toThrow(
    'rollout status is only available for RollingUpdate strategy type',
  );
});
