import type { V1EndpointSlice, V1Service } from '@kubernetes/client-node';
import type { KubernetesServicePort } from '../ports/cluster.ts';
import type { ClusterApi } from './clusterApi.ts';
import { listAll } from './listAll.ts';

/** Whose endpoints a slice has. */
const serviceLabel = 'kubernetes.io/service-name';

/** Lists Services and their endpoint slices, in pages, and joins them. */
export async function servicePorts(api: ClusterApi, signal: AbortSignal): Promise<readonly KubernetesServicePort[]> {
  const [services, slices] = await Promise.all([
    listAll<V1Service>(api, 'services', '/api/v1/services', signal),
    listAll<V1EndpointSlice>(api, 'endpointslices', '/apis/discovery.k8s.io/v1/endpointslices', signal),
  ]);
  const byService = Map.groupBy(slices, ({ metadata }) => `${metadata?.namespace}/${metadata?.labels?.[serviceLabel]}`);
  return services.flatMap((service) =>
    portsOf(service, byService.get(`${service.metadata?.namespace}/${service.metadata?.name}`) ?? []),
  );
}

function portsOf({ metadata, spec }: V1Service, slices: readonly V1EndpointSlice[]): readonly KubernetesServicePort[] {
  const { clusterIP } = spec ?? {};
  if (clusterIP === undefined || clusterIP === '' || clusterIP === 'None') return [];
  return (spec?.ports ?? []).flatMap(({ name: portName = '', port, protocol: written = 'TCP' }) => {
    const protocol = written.toLowerCase();
    if (protocol !== 'tcp' && protocol !== 'udp') return [];
    return [
      {
        namespace: metadata?.namespace ?? '',
        name: metadata?.name ?? '',
        portName,
        protocol,
        clusterAddress: clusterIP,
        port,
        endpoints: slices.flatMap((slice) => readyEndpoints(slice, portName)),
      },
    ];
  });
}

/** Those that kube-proxy sends to: readiness that nobody tells counts as ready. */
function readyEndpoints(
  { ports = [], endpoints }: V1EndpointSlice,
  portName: string,
): KubernetesServicePort['endpoints'] {
  return ports
    .filter(({ name = '' }) => name === portName)
    .flatMap(({ port }) =>
      port === undefined
        ? []
        : (endpoints ?? [])
            .filter(({ conditions }) => conditions?.ready !== false)
            .flatMap(({ addresses }) => addresses.map((address) => ({ address, port }))),
    );
}
