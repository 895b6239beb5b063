import type { Shape } from './list/shape.ts';

/** What `toNode` takes from a node. Most of a real one is the list of images on its disk. */
export const nodeShape: Shape = {
  metadata: {
    name: 'own',
    uid: 'own',
    creationTimestamp: 'shared',
    deletionTimestamp: 'shared',
    labels: 'shared',
  },
  spec: { providerID: 'own', unschedulable: 'shared', taints: 'shared' },
  status: {
    conditions: [{ type: 'shared', status: 'shared', reason: 'shared', message: 'shared' }],
    addresses: [{ type: 'shared', address: 'own' }],
    allocatable: { pods: 'shared', cpu: 'shared', memory: 'shared' },
    nodeInfo: { kubeletVersion: 'shared', osImage: 'shared' },
  },
};
