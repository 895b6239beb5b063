import { fields } from './list/fields.ts';

const resources = fields([2, 'requests', 'quantity', 'map']);

const container = fields([1, 'name', 'shared'], [8, 'resources', resources], [24, 'restartPolicy', 'shared']);

const state = fields(
  [1, 'waiting', fields([1, 'reason', 'shared'])],
  [2, 'running', fields()],
  [3, 'terminated', fields([1, 'exitCode', 'number'], [2, 'signal', 'number'], [3, 'reason', 'shared'])],
);

const containerStatus = fields(
  [1, 'name', 'shared'],
  [2, 'state', state],
  [4, 'ready', 'flag'],
  [5, 'restartCount', 'number'],
  [9, 'started', 'flag'],
);

const ownerReference = fields([1, 'kind', 'shared'], [3, 'name', 'shared'], [6, 'controller', 'flag']);

const managedFields = fields([1, 'manager', 'shared'], [4, 'time', 'time'], [8, 'subresource', 'shared']);

const toleration = fields(
  [1, 'key', 'shared'],
  [2, 'operator', 'shared'],
  [3, 'value', 'shared'],
  [4, 'effect', 'shared'],
);

const condition = fields(
  [1, 'type', 'shared'],
  [2, 'status', 'shared'],
  [4, 'lastTransitionTime', 'time'],
  [5, 'reason', 'shared'],
  [6, 'message', 'shared'],
);

/** What `toPod` takes from a pod. */
export const podFields = fields(
  [
    1,
    'metadata',
    fields(
      [1, 'name', 'own'],
      [3, 'namespace', 'shared'],
      [5, 'uid', 'own'],
      [8, 'creationTimestamp', 'time'],
      [9, 'deletionTimestamp', 'time'],
      [11, 'labels', 'shared', 'map', 'alike'],
      [13, 'ownerReferences', ownerReference, 'list', 'alike'],
      [17, 'managedFields', managedFields, 'list'],
    ),
  ],
  [
    2,
    'spec',
    fields(
      [2, 'containers', container, 'list', 'alike'],
      [7, 'nodeSelector', 'shared', 'map', 'alike'],
      [10, 'nodeName', 'shared'],
      [11, 'hostNetwork', 'flag'],
      [20, 'initContainers', container, 'list', 'alike'],
      [22, 'tolerations', toleration, 'list', 'alike'],
      [32, 'overhead', 'quantity', 'map'],
      [40, 'resources', resources],
    ),
  ],
  [
    3,
    'status',
    fields(
      [1, 'phase', 'shared'],
      [2, 'conditions', condition, 'list', 'alike'],
      [4, 'reason', 'shared'],
      [6, 'podIP', 'own'],
      [8, 'containerStatuses', containerStatus, 'list'],
      [10, 'initContainerStatuses', containerStatus, 'list'],
    ),
  ],
);
