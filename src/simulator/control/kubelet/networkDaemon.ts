import type { Pod } from '../../kubernetes/objects/pod.ts';

/** True for the pod that makes a node's pod network: ready when its daemon serves, and everything else needs it. */
export function isNetworkDaemon({ metadata }: Pod): boolean {
  return metadata.labels?.['k8s-app'] === 'aws-node';
}
