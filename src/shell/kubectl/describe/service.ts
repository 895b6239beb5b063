import type { KubernetesApi } from '../../kubernetes/kubernetesApi.ts';
import type { KubernetesObject, ObjectList } from '../resources/kubernetesObject.ts';
import { withEvents, type DescribeContext } from './describer.ts';
import type { Description } from './description.ts';

interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly protocol?: string;
  readonly targetPort?: number | string;
  readonly nodePort?: number;
}

interface ServiceSpec {
  readonly type?: string;
  readonly selector?: Readonly<Record<string, string>>;
  readonly ipFamilyPolicy?: string;
  readonly ipFamilies?: readonly string[];
  readonly clusterIP?: string;
  readonly clusterIPs?: readonly string[];
  readonly externalIPs?: readonly string[];
  readonly loadBalancerIP?: string;
  readonly externalName?: string;
  readonly ports?: readonly ServicePort[];
  readonly sessionAffinity?: string;
  readonly externalTrafficPolicy?: string;
  readonly internalTrafficPolicy?: string;
  readonly healthCheckNodePort?: number;
  readonly loadBalancerSourceRanges?: readonly string[];
}

interface EndpointSlice extends KubernetesObject {
  readonly endpoints?: readonly {
    readonly addresses: readonly string[];
    readonly conditions?: { readonly ready?: boolean };
  }[];
  readonly ports?: readonly { readonly name?: string; readonly port?: number }[];
}

/** As many addresses are listed; of the others only their number is told. */
const listedEndpoints = 3;

/** A service, with the addresses of the pods behind each port. */
export async function describeService(
  service: KubernetesObject,
  to: Description,
  context: DescribeContext,
): Promise<void> {
  const spec = (service['spec'] ?? {}) as ServiceSpec;
  const slices = await slicesOf(context.api, service);
  const list = (values: readonly string[] | undefined) => (values?.length ? values.join(',') : '<none>');
  const selector = Object.entries(spec.selector ?? {}).map(([key, value]) => `${key}=${value}`);
  to.identity(service)
    .field('Selector', list(selector.toSorted()))
    .field('Type', spec.type ?? '');
  if (spec.ipFamilyPolicy !== undefined) to.field('IP Family Policy', spec.ipFamilyPolicy);
  if (spec.ipFamilies !== undefined) to.field('IP Families', list(spec.ipFamilies));
  to.field('IP', spec.clusterIP ?? '');
  if (spec.clusterIPs !== undefined) to.field('IPs', list(spec.clusterIPs));
  if ((spec.externalIPs ?? []).length > 0) to.field('External IPs', list(spec.externalIPs));
  if (spec.loadBalancerIP !== undefined) to.field('Desired LoadBalancer IP', spec.loadBalancerIP);
  if (spec.externalName !== undefined) to.field('External Name', spec.externalName);
  const ingress = ingressOf(service);
  if (ingress.length > 0) to.field('LoadBalancer Ingress', ingress.join(', '));
  for (const port of spec.ports ?? []) describePort(to, port, slices);
  to.field('Session Affinity', spec.sessionAffinity ?? '');
  if (spec.externalTrafficPolicy !== undefined) to.field('External Traffic Policy', spec.externalTrafficPolicy);
  if (spec.internalTrafficPolicy !== undefined) to.field('Internal Traffic Policy', spec.internalTrafficPolicy);
  if (spec.healthCheckNodePort) to.field('HealthCheck NodePort', spec.healthCheckNodePort);
  if ((spec.loadBalancerSourceRanges ?? []).length > 0)
    to.field('LoadBalancer Source Ranges', list(spec.loadBalancerSourceRanges));
  await withEvents(service, to, context);
}

function ingressOf(service: KubernetesObject): readonly string[] {
  const { loadBalancer } = (service['status'] ?? {}) as {
    readonly loadBalancer?: {
      readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string; readonly ipMode?: string }[];
    };
  };
  return (loadBalancer?.ingress ?? []).map(({ ip, hostname, ipMode }) =>
    ip === undefined ? (hostname ?? '') : `${ip}${ipMode === undefined ? '' : ` (${ipMode})`}`,
  );
}

async function slicesOf(api: KubernetesApi, { metadata }: KubernetesObject): Promise<readonly EndpointSlice[]> {
  const query = new URLSearchParams({ labelSelector: `kubernetes.io/service-name=${metadata?.name ?? ''}` });
  const path = `/apis/discovery.k8s.io/v1/namespaces/${metadata?.namespace ?? ''}/endpointslices?${query.toString()}`;
  return ((await api.request('GET', path)) as ObjectList).items;
}

function describePort(to: Description, port: ServicePort, slices: readonly EndpointSlice[]): void {
  const name = port.name ?? '<unset>';
  const protocol = port.protocol ?? 'TCP';
  to.field('Port', `${name}\t${port.port}/${protocol}`);
  if (port.targetPort !== undefined) to.field('TargetPort', `${port.targetPort}/${protocol}`);
  if (port.nodePort !== undefined) to.field('NodePort', `${name}\t${port.nodePort}/${protocol}`);
  to.field('Endpoints', endpointsText(slices, port.name ?? ''));
}

function endpointsText(slices: readonly EndpointSlice[], name: string): string {
  const found = slices.flatMap(({ endpoints, ports }) =>
    (ports ?? [])
      .filter((port) => (port.name ?? '') === name)
      .flatMap(({ port = 0 }) =>
        (endpoints ?? [])
          .filter(({ conditions }) => conditions?.ready !== false)
          .flatMap(({ addresses }) => addresses.map((address) => `${address}:${port}`)),
      ),
  );
  if (found.length === 0) return '<none>';
  const more = found.length - listedEndpoints;
  return `${found.slice(0, listedEndpoints).join(',')}${more > 0 ? ` + ${more} more...` : ''}`;
}
