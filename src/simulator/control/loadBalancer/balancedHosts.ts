import { isNodeReady, type KubeNode } from '../../kubernetes/objects/node.ts';
import type { Service } from '../../kubernetes/objects/service.ts';

/** The label with which a node stays out of load balancers. */
const exclusion = 'node.kubernetes.io/exclude-from-external-load-balancers';

/**
 * Ids of the instances to put behind a service's load balancer. Since Kubernetes 1.27 nodes that are not ready stay in,
 * unless the traffic has to stay on the node it comes to; the balancer's probes know better.
 */
export function balancedHosts(nodes: readonly KubeNode[], service: Service, minor: number): readonly string[] {
  const needsReady = minor < 27 || service.spec.externalTrafficPolicy === 'Local';
  return nodes
    .filter(({ metadata }) => !(exclusion in (metadata.labels ?? {})) && metadata.deletionTimestamp === undefined)
    .filter((node) => !needsReady || isNodeReady(node))
    .flatMap(({ spec }) => spec.providerID?.split('/').at(-1) ?? []);
}
