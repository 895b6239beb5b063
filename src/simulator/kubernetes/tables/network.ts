import type { KubeObject, LabelSelector } from '../objects/meta.ts';
import type { Endpoints, EndpointSlice, Service, ServicePort } from '../objects/service.ts';
import { formatSelector } from '../selectors/labelSelector.ts';
import { age } from './age.ts';
import type { Columns } from './table.ts';

export const serviceColumns: Columns<Service> = [
  { name: 'Type', cell: ({ spec }) => spec.type ?? 'ClusterIP' },
  { name: 'Cluster-IP', cell: ({ spec }) => spec.clusterIP ?? '<none>' },
  { name: 'External-IP', cell: externalIp },
  { name: 'Port(s)', cell: ({ spec }) => spec.ports?.map(portText).join(',') ?? '<none>' },
  age,
  { name: 'Selector', wide: true, cell: ({ spec }) => formatSelector({ matchLabels: spec.selector ?? {} }) },
];

function externalIp({ spec, status }: Service): string {
  if (spec.type === 'ExternalName') return spec.externalName ?? '<none>';
  if (spec.type !== 'LoadBalancer') return spec.externalIPs?.join(',') ?? '<none>';
  const given = status.loadBalancer?.ingress?.map((each) => each.hostname ?? each.ip ?? '') ?? [];
  return given.length === 0 ? '<pending>' : given.join(',');
}

function portText(port: ServicePort): string {
  const node = port.nodePort === undefined ? '' : `:${port.nodePort}`;
  return `${port.port}${node}/${port.protocol ?? 'TCP'}`;
}

/** At most three are shown, as `a,b,c + 2 more...`. */
function firstThree(all: readonly string[]): string {
  if (all.length === 0) return '<none>';
  return all.length > 3 ? `${all.slice(0, 3).join(',')} + ${all.length - 3} more...` : all.join(',');
}

export const endpointsColumns: Columns<Endpoints> = [
  {
    name: 'Endpoints',
    cell: ({ subsets }) =>
      firstThree(
        (subsets ?? []).flatMap((subset) =>
          (subset.ports ?? []).flatMap((port) => (subset.addresses ?? []).map(({ ip }) => `${ip}:${port.port}`)),
        ),
      ),
  },
  age,
];

export const endpointSliceColumns: Columns<EndpointSlice> = [
  { name: 'AddressType', cell: (slice) => slice.addressType },
  {
    name: 'Ports',
    cell: (slice) => firstThree(slice.ports.map((port) => String(port.port))).replace('<none>', '<unset>'),
  },
  {
    name: 'Endpoints',
    cell: (slice) => firstThree(slice.endpoints.flatMap((each) => each.addresses)).replace('<none>', '<unset>'),
  },
  age,
];

interface IngressPath {
  readonly host?: string;
}

interface Ingress extends KubeObject {
  readonly spec?: {
    readonly ingressClassName?: string;
    readonly rules?: readonly IngressPath[];
    readonly tls?: readonly unknown[];
  };
  readonly status?: {
    readonly loadBalancer?: { readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string }[] };
  };
}

export const ingressColumns: Columns<KubeObject> = [
  { name: 'Class', cell: (object) => (object as Ingress).spec?.ingressClassName ?? '<none>' },
  {
    name: 'Hosts',
    cell: (object) => {
      const hosts = ((object as Ingress).spec?.rules ?? []).flatMap(({ host }) => host ?? []);
      if (hosts.length === 0) return '*';
      return firstThree(hosts);
    },
  },
  {
    name: 'Address',
    cell: (object) =>
      ((object as Ingress).status?.loadBalancer?.ingress ?? []).map((each) => each.ip ?? each.hostname ?? '').join(','),
  },
  { name: 'Ports', cell: (object) => (((object as Ingress).spec?.tls ?? []).length > 0 ? '80, 443' : '80') },
  age,
];

interface IngressClass extends KubeObject {
  readonly spec?: {
    readonly controller?: string;
    readonly parameters?: { readonly apiGroup?: string; readonly kind?: string; readonly name?: string };
  };
}

export const ingressClassColumns: Columns<KubeObject> = [
  { name: 'Controller', cell: (object) => (object as IngressClass).spec?.controller ?? '' },
  {
    name: 'Parameters',
    cell: (object) => {
      const { apiGroup, kind = '', name = '' } = (object as IngressClass).spec?.parameters ?? {};
      if (kind === '') return '<none>';
      return `${kind}${apiGroup === undefined ? '' : `.${apiGroup}`}/${name}`;
    },
  },
  age,
];

export const networkPolicyColumns: Columns<KubeObject> = [
  {
    name: 'Pod-Selector',
    cell: (object) => formatSelector((object as { spec?: { podSelector?: LabelSelector } }).spec?.podSelector),
  },
  age,
];

export const ipAddressColumns: Columns<KubeObject> = [
  {
    name: 'ParentRef',
    cell: (object) => {
      type Parent = { group?: string; resource?: string; namespace?: string; name?: string };
      const parent = (object as { spec?: { parentRef?: Parent } }).spec?.parentRef;
      return `${parent?.group === undefined || parent.group === '' ? '' : `${parent.group}/`}${parent?.resource ?? ''}/${parent?.namespace ?? ''}/${parent?.name ?? ''}`;
    },
  },
];

export const serviceCidrColumns: Columns<KubeObject> = [
  {
    name: 'CIDRs',
    cell: (object) => ((object as { spec?: { cidrs?: readonly string[] } }).spec?.cidrs ?? []).join(','),
  },
  age,
];

export const securityGroupPolicyColumns: Columns<KubeObject> = [
  {
    name: 'Security-Group-Ids',
    cell: (object) => {
      const groups = (object as { spec?: { securityGroups?: { groupIds?: readonly string[] } } }).spec?.securityGroups;
      return JSON.stringify(groups?.groupIds ?? []);
    },
  },
];

export const cniNodeColumns: Columns<KubeObject> = [
  {
    name: 'Features',
    cell: (object) => JSON.stringify((object as { spec?: { features?: unknown } }).spec?.features ?? []),
  },
];
