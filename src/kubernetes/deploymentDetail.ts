import type { V1Deployment } from '@kubernetes/client-node';
import type { DeploymentDetail } from '../ports/cluster.ts';
import { toConditions } from './conditions.ts';
import { objectMeta } from './objectMeta.ts';

/** A deployment as its page tells of it. */
export function toDeploymentDetail({ metadata, spec, status }: V1Deployment): DeploymentDetail {
  return {
    ...objectMeta(metadata),
    namespace: metadata?.namespace ?? '',
    strategy: spec?.strategy?.type ?? 'RollingUpdate',
    selector: spec?.selector.matchLabels ?? {},
    images: spec?.template.spec?.containers.map(({ image }) => image ?? '') ?? [],
    replicas: {
      wanted: spec?.replicas ?? 1,
      updated: status?.updatedReplicas ?? 0,
      ready: status?.readyReplicas ?? 0,
      available: status?.availableReplicas ?? 0,
    },
    conditions: toConditions(status?.conditions),
  };
}
