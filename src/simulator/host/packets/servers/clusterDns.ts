import { endpoints, services } from '../../../kubernetes/kinds.ts';
import type { KubeApi } from '../../../kubernetes/kubeApi.ts';
import type { Endpoints, Service } from '../../../kubernetes/objects/service.ts';
import type { DnsMessage, DnsRecord, DnsType } from '../packet.ts';

const zone = 'cluster.local';
/** Seconds, of every record CoreDNS makes of Kubernetes' objects. */
const ttl = 5;

/** What CoreDNS knows by itself of a cluster's names; undefined for what it asks its node's resolver. */
export function answerFromCluster(api: KubeApi, question: DnsMessage): DnsMessage | undefined {
  const name = question.name.toLowerCase().replace(/\.$/, '');
  if (question.type === 'PTR') {
    const target = pointer(api, name);
    return target === undefined ? undefined : found(question, [record(question.name, 'PTR', target)]);
  }
  if (name !== zone && !name.endsWith(`.${zone}`)) return undefined;
  const records = recordsOf(api, question.name, name.slice(0, -zone.length - 1).split('.'));
  if (records === undefined) return { ...question, rcode: 'NXDOMAIN', answers: [] };
  const wanted = records.filter(({ type }) => type === question.type || type === 'CNAME');
  return found(question, wanted);
}

function found(question: DnsMessage, answers: readonly DnsRecord[]): DnsMessage {
  return { ...question, rcode: 'NOERROR', answers };
}

function record(name: string, type: DnsType, data: string): DnsRecord {
  return { name, type, ttl, data };
}

/** Every record of a name in the zone, `labels` being what stands before it; undefined if there is no such name. */
function recordsOf(api: KubeApi, name: string, labels: readonly string[]): readonly DnsRecord[] | undefined {
  const kind = labels.at(-1);
  const namespace = labels.at(-2) ?? '';
  const rest = labels.slice(0, -2);
  if (kind === 'pod' && rest.length === 1) {
    const address = rest[0]?.replaceAll('-', '.') ?? '';
    return /^\d+(\.\d+){3}$/.test(address) ? [record(name, 'A', address)] : undefined;
  }
  const service = kind === 'svc' ? api.store.get(services, namespace, rest.at(-1) ?? '') : undefined;
  if (service === undefined) return undefined;
  if (rest.length === 1) return serviceRecords(api, name, service);
  if (rest.length === 3 && rest[0]?.startsWith('_') === true) return portRecords(name, service, rest[0], rest[1] ?? '');
  return rest.length === 2 ? endpointRecords(api, name, service, rest[0] ?? '') : undefined;
}

function serviceRecords(api: KubeApi, name: string, service: Service): readonly DnsRecord[] {
  const { type, externalName, clusterIP } = service.spec;
  if (type === 'ExternalName' && externalName !== undefined) return [record(name, 'CNAME', externalName)];
  if (clusterIP !== undefined && clusterIP !== 'None') return [record(name, 'A', clusterIP)];
  return addressesOf(api, service).map(({ ip }) => record(name, 'A', ip));
}

/** `_http._tcp.nginx.default.svc`: the ports of that name. */
function portRecords(name: string, { metadata, spec }: Service, port: string, protocol: string): readonly DnsRecord[] {
  const target = `${metadata.name}.${metadata.namespace}.svc.${zone}`;
  return (spec.ports ?? [])
    .filter((each) => `_${each.name}` === port && `_${(each.protocol ?? 'TCP').toLowerCase()}` === protocol)
    .map((each) => record(name, 'SRV', `0 100 ${each.port} ${target}`));
}

/** One endpoint of a service without a cluster address, by its pod's name or its dashed address. */
function endpointRecords(
  api: KubeApi,
  name: string,
  service: Service,
  label: string,
): readonly DnsRecord[] | undefined {
  if (service.spec.clusterIP !== 'None') return undefined;
  const own = addressesOf(api, service).filter(
    ({ ip, targetRef }) => ip.replaceAll('.', '-') === label || targetRef?.name === label,
  );
  return own.length === 0 ? undefined : own.map(({ ip }) => record(name, 'A', ip));
}

function addressesOf(
  api: KubeApi,
  { metadata }: Service,
): NonNullable<NonNullable<Endpoints['subsets']>[number]['addresses']> {
  const object = api.store.get(endpoints, metadata.namespace ?? '', metadata.name);
  return (object?.subsets ?? []).flatMap(({ addresses = [] }) => addresses);
}

function pointer(api: KubeApi, name: string): string | undefined {
  const address = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\.in-addr\.arpa$/.exec(name)?.slice(1).toReversed().join('.');
  if (address === undefined) return undefined;
  for (const service of api.store.list(services)) {
    const { name: own, namespace } = service.metadata;
    if (service.spec.clusterIP === address) return `${own}.${namespace}.svc.${zone}`;
    if (addressesOf(api, service).some(({ ip }) => ip === address))
      return `${address.replaceAll('.', '-')}.${own}.${namespace}.svc.${zone}`;
  }
  return undefined;
}
