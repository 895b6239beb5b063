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
