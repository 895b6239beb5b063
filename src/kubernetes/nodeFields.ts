import { fields } from './list/fields.ts';

const taint = fields([1, 'key', 'shared'], [2, 'value', 'shared'], [3, 'effect', 'shared']);

const condition = fields(
  [1, 'type', 'shared'],
  [2, 'status', 'shared'],
  [5, 'reason', 'shared'],
  [6, 'message', 'shared'],
);

/** What `toNode` takes from a node. Most of a real one is the list of images on its disk. */
export const nodeFields = fields(
  [
    1,
    'metadata',
    fields(
      [1, 'name', 'own'],
      [5, 'uid', 'own'],
      [8, 'creationTimestamp', 'time'],
      [9, 'deletionTimestamp', 'time'],
      [11, 'labels', 'shared', 'map'],
    ),
  ],
  [2, 'spec', fields([3, 'providerID', 'own'], [4, 'unschedulable', 'flag'], [5, 'taints', taint, 'list'])],
  [
    3,
    'status',
    fields(
      [2, 'allocatable', 'quantity', 'map', 'alike'],
      [4, 'conditions', condition, 'list'],
      [5, 'addresses', fields([1, 'type', 'shared'], [2, 'address', 'own']), 'list'],
      [7, 'nodeInfo', fields([5, 'osImage', 'shared'], [7, 'kubeletVersion', 'shared'])],
    ),
  ],
);
