import type { Shape } from './list/shape.ts';

const container: Shape = { name: 'shared', restartPolicy: 'shared', resources: { requests: 'shared' } };

const containerStatus: Shape = {
  name: 'shared',
  ready: 'shared',
  started: 'shared',
  restartCount: 'own',
  state: {
    waiting: { reason: 'shared' },
    running: {},
    terminated: { reason: 'shared', signal: 'own', exitCode: 'own' },
  },
};

/** What `toPod` takes from a pod. */
export const podShape: Shape = {
  metadata: {
    name: 'own',
    namespace: 'shared',
    uid: 'own',
    creationTimestamp: 'shared',
    deletionTimestamp: 'shared',
    labels: 'shared',
    ownerReferences: [{ kind: 'shared', name: 'shared', controller: 'shared' }],
    managedFields: [{ manager: 'shared', subresource: 'shared', time: 'shared' }],
  },
  spec: {
    nodeName: 'shared',
    hostNetwork: 'shared',
    nodeSelector: 'shared',
    tolerations: 'shared',
    containers: [container],
    initContainers: [container],
    overhead: 'shared',
    resources: { requests: 'shared' },
  },
  status: {
    phase: 'shared',
    reason: 'shared',
    podIP: 'own',
    conditions: [
      { type: 'shared', status: 'shared', reason: 'shared', message: 'shared', lastTransitionTime: 'shared' },
    ],
    containerStatuses: [containerStatus],
    initContainerStatuses: [containerStatus],
  },
};
