import type { HorizontalPodAutoscaler } from '../objects/autoscaling.ts';
import { age } from './age.ts';
import type { Columns } from './table.ts';

/** Since that minor a target is told with the name of its metric. */
const namedSince = 30;

export const autoscalerColumns: Columns<HorizontalPodAutoscaler> = [
  {
    name: 'Reference',
    cell: ({ spec }) => `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`,
  },
  { name: 'Targets', since: namedSince, cell: (object) => targets(object, true) },
  { name: 'Targets', until: namedSince - 1, cell: (object) => targets(object, false) },
  { name: 'MinPods', cell: ({ spec }) => (spec.minReplicas === undefined ? '<unset>' : String(spec.minReplicas)) },
  { name: 'MaxPods', type: 'integer', cell: ({ spec }) => spec.maxReplicas },
  { name: 'Replicas', type: 'integer', cell: ({ status }) => status?.currentReplicas ?? 0 },
  age,
];

/** At most two are shown. */
const shown = 2;

function targets({ spec, status }: HorizontalPodAutoscaler, named: boolean): string {
  const metrics = spec.metrics ?? [];
  if (metrics.length === 0) return '<none>';
  const texts = metrics.map(({ resource: whole, containerResource }, index) => {
    const resource = whole ?? containerResource;
    if (resource === undefined) return '<unknown type>';
    const measured = status?.currentMetrics?.[index];
    const { current } = measured?.resource ?? measured?.containerResource ?? {};
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
