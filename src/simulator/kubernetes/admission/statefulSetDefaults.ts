import type { PersistentVolumeClaim } from '../objects/storage.ts';
import type { StatefulSet } from '../objects/workloads.ts';
import { defaultTemplate } from './podDefaults.ts';

export function defaultStatefulSet(object: StatefulSet): StatefulSet {
  const { spec } = object;
  const type = spec.updateStrategy?.type ?? 'RollingUpdate';
  const partition = spec.updateStrategy?.rollingUpdate?.partition ?? 0;
  return {
    ...object,
    spec: {
      ...spec,
      replicas: spec.replicas ?? 1,
      podManagementPolicy: spec.podManagementPolicy ?? 'OrderedReady',
      template: defaultTemplate(spec.template),
      updateStrategy:
        type === 'OnDelete' ? { type } : { type, rollingUpdate: { ...spec.updateStrategy?.rollingUpdate, partition } },
      revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
      ...(spec.volumeClaimTemplates === undefined
        ? {}
        : { volumeClaimTemplates: spec.volumeClaimTemplates.map(claimTemplate) }),
    },
  };
}

function claimTemplate(claim: PersistentVolumeClaim): PersistentVolumeClaim {
  return {
    ...claim,
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    spec: { ...claim.spec, volumeMode: claim.spec.volumeMode ?? 'Filesystem' },
    status: { phase: 'Pending' },
  };
}
