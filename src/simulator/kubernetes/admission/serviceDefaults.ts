import { cidrSize, formatAddress, parseCidr } from '../../../domain/address/ipv4.ts';
import type { KubeApi } from '../kubeApi.ts';
import { services } from '../kinds.ts';
import type { Service, ServicePort } from '../objects/service.ts';

/** A service with its cluster IP and, where the type needs them, node ports allocated; without what other types have. */
export function defaultService(api: KubeApi, service: Service): Service {
  const { externalTrafficPolicy, allocateLoadBalancerNodePorts, healthCheckNodePort, ...spec } = service.spec;
  const type = spec.type ?? 'ClusterIP';
  const given = (spec.ports ?? []).map((port): ServicePort => ({
    ...port,
    protocol: port.protocol ?? 'TCP',
    targetPort: port.targetPort ?? port.port,
  }));
  if (type === 'ExternalName')
    return {
      ...service,
      spec: {
        ...spec,
        type,
        sessionAffinity: 'None',
      },
    };
  const clusterIP = spec.clusterIP === undefined || spec.clusterIP === '' ? freeClusterIp(api) : spec.clusterIP;
  const taken = new Set(
    api.store
      .list(services)
      .flatMap(({ spec: each }) => [each.healthCheckNodePort, ...(each.ports ?? []).map(({ nodePort }) => nodePort)]),
  );
  const ports =
    type === 'ClusterIP'
      ? given.map(({ nodePort: _, ...port }) => port)
      : given.map((port) => ({ ...port, nodePort: port.nodePort ?? freeNodePort(api, taken) }));
  const isLocal = type === 'LoadBalancer' && externalTrafficPolicy === 'Local';
  return {
    ...service,
    spec: {
      ...spec,
      ports,
      clusterIP,
      clusterIPs: [clusterIP],
      type,
      sessionAffinity: spec.sessionAffinity ?? 'None',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      internalTrafficPolicy: spec.internalTrafficPolicy ?? 'Cluster',
      ...(type === 'ClusterIP' ? {} : { externalTrafficPolicy: externalTrafficPolicy ?? 'Cluster' }),
      ...(type === 'LoadBalancer' ? { allocateLoadBalancerNodePorts: allocateLoadBalancerNodePorts ?? true } : {}),
      ...(isLocal ? { healthCheckNodePort: healthCheckNodePort ?? freeNodePort(api, taken) } : {}),
    },
  };
}

function freeClusterIp(api: KubeApi): string {
  const cidr = parseCidr(api.serviceCidr);
  const taken = new Set(api.store.list(services).map((each) => each.spec.clusterIP));
  // The first 256 addresses are kept for services that ask for a fixed one, such as the cluster's DNS.
  for (;;) {
    const address = formatAddress(cidr.base + 256 + Math.floor(api.random() * (cidrSize(cidr) - 512)));
    if (!taken.has(address)) return address;
  }
}

function freeNodePort(api: KubeApi, taken: Set<number | undefined>): number {
  for (;;) {
    const port = 30_000 + Math.floor(api.random() * 2768);
    if (taken.has(port)) continue;
    taken.add(port);
    return port;
  }
}
