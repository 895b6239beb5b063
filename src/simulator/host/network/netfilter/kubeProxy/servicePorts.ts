import { endpoints, endpointSlices, services } from '../../../../kubernetes/kinds.ts';
import type { KubeApi } from '../../../../kubernetes/kubeApi.ts';
import type { Endpoints, EndpointSlice, Service } from '../../../../kubernetes/objects/service.ts';

/** What kube-proxy on one node works from. */
export interface KubeProxySite {
  /** Of Kubernetes: `1.24` → 24. */
  readonly minor: number;
  readonly nodeName: string;
  readonly ports: readonly ProxiedPort[];
}

/** One port of one service, as kube-proxy programs it. */
export interface ProxiedPort {
  /** `default/nginx`, or `default/nginx:http` where the port has a name. */
  readonly name: string;
  readonly protocol: 'tcp' | 'udp';
  readonly clusterIp: string;
  readonly port: number;
  readonly nodePort?: number;
  readonly externalIps: readonly string[];
  /** Traffic from outside goes to endpoints of the same node only, with its own source address. */
  readonly localOnly: boolean;
  readonly endpoints: readonly ProxiedEndpoint[];
}

export interface ProxiedEndpoint {
  readonly address: string;
  readonly port: number;
  readonly nodeName?: string;
}

/** Every port of every service with a cluster address, with its ready endpoints. */
export function proxiedPorts(api: KubeApi): readonly ProxiedPort[] {
  const slices = Map.groupBy(
    api.store.list(endpointSlices),
    ({ metadata }) => `${metadata.namespace}/${metadata.labels?.['kubernetes.io/service-name']}`,
  );
  return api.store.list(services).flatMap((service): readonly ProxiedPort[] => {
    const { clusterIP } = service.spec;
    if (clusterIP === undefined || clusterIP === 'None' || clusterIP === '') return [];
    const own = slices.get(`${service.metadata.namespace}/${service.metadata.name}`);
    const from = own ?? endpointsOf(api, service);
    const last = known.get(service);
    if (last !== undefined && isSame(last.from, from)) return last.ports;
    const backends = own === undefined ? from.flatMap(writtenBackends) : own.flatMap(backendsOf);
    const ports = (service.spec.ports ?? []).flatMap((port) => portOf(service, clusterIP, port, backends));
    known.set(service, { from, ports });
    return ports;
  });
}

/** The ports of a service as it is, and the objects its endpoints were read from: the same ones give the same ports. */
const known = new WeakMap<Service, { readonly from: readonly unknown[]; readonly ports: readonly ProxiedPort[] }>();

function isSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((each, index) => each === now[index]);
}

/** An endpoint of a service port, by the port's name. */
interface Backend extends ProxiedEndpoint {
  readonly portName: string;
}

function backendsOf(slice: EndpointSlice): readonly Backend[] {
  return slice.ports.flatMap(({ name = '', port }) =>
    slice.endpoints
      .filter(({ conditions }) => conditions.ready)
      .flatMap(({ addresses, nodeName }) => addresses.map((address) => backend(name, port, address, nodeName))),
  );
}

/** A service whose endpoints somebody wrote by hand may have no slices. */
function endpointsOf(api: KubeApi, { metadata }: Service): readonly Endpoints[] {
  return [api.store.get(endpoints, metadata.namespace ?? '', metadata.name) ?? []].flat();
}

function writtenBackends({ subsets = [] }: Endpoints): readonly Backend[] {
  return subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.flatMap(({ name = '', port }) => addresses.map(({ ip, nodeName }) => backend(name, port, ip, nodeName))),
  );
}

function backend(portName: string, port: number, address: string, nodeName: string | undefined): Backend {
  return { portName, port, address, ...(nodeName === undefined ? {} : { nodeName }) };
}

function portOf(
  { metadata, spec }: Service,
  clusterIp: string,
  port: NonNullable<Service['spec']['ports']>[number],
  backends: readonly Backend[],
): readonly ProxiedPort[] {
  const protocol = (port.protocol ?? 'TCP').toLowerCase();
  if (protocol !== 'tcp' && protocol !== 'udp') return [];
  const suffix = port.name === undefined || port.name === '' ? '' : `:${port.name}`;
  const own = backends.filter(({ portName }) => portName === (port.name ?? ''));
  return [
    {
      name: `${metadata.namespace}/${metadata.name}${suffix}`,
      protocol,
      clusterIp,
      port: port.port,
      ...(port.nodePort === undefined ? {} : { nodePort: port.nodePort }),
      externalIps: spec.externalIPs ?? [],
      localOnly: spec.externalTrafficPolicy === 'Local',
      endpoints: own.toSorted((a, b) => (endpointText(a) < endpointText(b) ? -1 : 1)),
    },
  ];
}

/** What kube-proxy sorts by: `192.168.1.74:80` comes before `192.168.1.7:80`. */
function endpointText({ address, port }: ProxiedEndpoint): string {
  return `${address}:${port}`;
}
