import type { KubeObject } from '../objects/meta.ts';
import { age } from './age.ts';
import type { Columns } from './table.ts';

interface MetricValue {
  readonly averageUtilization?: number;
  readonly averageValue?: string;
  readonly value?: string;
}

interface Metric {
  readonly type: string;
  readonly resource?: { readonly name: string; readonly target?: MetricValue; readonly current?: MetricValue };
}

interface Autoscaler extends KubeObject {
  readonly spec?: {
    readonly scaleTargetRef?: { readonly kind: string; readonly name: string };
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
    readonly metrics?: readonly Metric[];
  };
  readonly status?: { readonly currentReplicas?: number; readonly currentMetrics?: readonly Metric[] };
}

/** Since that minor a target is told with the name of its metric. */
const namedSince = 30;

export const autoscalerColumns: Columns<Autoscaler> = [
  {
    name: 'Reference',
    cell: ({ spec }) => `${spec?.scaleTargetRef?.kind ?? ''}/${spec?.scaleTargetRef?.name ?? ''}`,
  },
  { name: 'Targets', since: namedSince, cell: (object) => targets(object, true) },
  { name: 'Targets', until: namedSince - 1, cell: (object) => targets(object, false) },
  { name: 'MinPods', cell: ({ spec }) => (spec?.minReplicas === undefined ? '<unset>' : String(spec.minReplicas)) },
  { name: 'MaxPods', type: 'integer', cell: ({ spec }) => spec?.maxReplicas ?? 0 },
  { name: 'Replicas', type: 'integer', cell: ({ status }) => status?.currentReplicas ?? 0 },
  age,
];

/** At most two are shown. */
const shown = 2;

function targets({ spec, status }: Autoscaler, named: boolean): string {
  const metrics = spec?.metrics ?? [];
  if (metrics.length === 0) return '<none>';
  const texts = metrics.map(({ type, resource }, index) => {
    if (type !== 'Resource' || resource === undefined) return '<unknown type>';
    const current = status?.currentMetrics?.[index]?.resource?.current;
    const prefix = named ? `${resource.name}: ` : '';
    if (resource.target?.averageValue !== undefined)
      return `${prefix}${current?.averageValue ?? '<unknown>'}/${resource.target.averageValue}`;
    const now = current?.averageUtilization === undefined ? '<unknown>' : `${current.averageUtilization}%`;
    const wanted = resource.target?.averageUtilization;
    return `${prefix}${now}/${wanted === undefined ? '<auto>' : `${wanted}%`}`;
  });
  const more = texts.length - shown;
  return texts.slice(0, shown).join(', ') + (more > 0 ? ` + ${more} more...` : '');
}
