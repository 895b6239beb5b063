import type { V1Deployment } from '@kubernetes/client-node';
import type { KubernetesDeployment } from '../ports/cluster.ts';
import { objectMeta } from './objectMeta.ts';

/** A deployment, trimmed to what we show; one that names no number of replicas wants one. */
export function toDeployment({ metadata, spec, status }: V1Deployment): KubernetesDeployment {
  return {
    ...objectMeta(metadata),
    namespace: metadata?.namespace ?? '',
    replicas: spec?.replicas ?? 1,
    readyReplicas: status?.readyReplicas ?? 0,
  };
}
