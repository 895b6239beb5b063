import type { KubeObject, Labels } from '../objects/meta.ts';
import type { PodDisruptionBudget, PriorityClass } from '../objects/policy.ts';
import { age } from './age.ts';
import type { Columns } from './table.ts';

interface ResourceQuota extends KubeObject {
  readonly status?: { readonly hard?: Labels; readonly used?: Labels };
}

/** Requests and limits apart, each as `name: used/hard`. */
function quotas({ status }: ResourceQuota, limits: boolean): string {
  const { hard = {}, used = {} } = status ?? {};
  return Object.keys(hard)
    .filter((name) => name.startsWith('limits.') === limits)
    .toSorted()
    .map((name) => `${name}: ${used[name] ?? '0'}/${hard[name]}`)
    .join(', ');
}

export const resourceQuotaColumns: Columns<ResourceQuota> = [
  { ...age, until: 26 },
  { name: 'Request', cell: (quota) => quotas(quota, false) },
  { name: 'Limit', cell: (quota) => quotas(quota, true) },
  { ...age, since: 27 },
];

export const disruptionBudgetColumns: Columns<PodDisruptionBudget> = [
  { name: 'Min Available', cell: ({ spec }) => String(spec?.minAvailable ?? 'N/A') },
  { name: 'Max Unavailable', cell: ({ spec }) => String(spec?.maxUnavailable ?? 'N/A') },
  { name: 'Allowed Disruptions', type: 'integer', cell: ({ status }) => status?.disruptionsAllowed ?? 0 },
  age,
];

export const priorityClassColumns: Columns<PriorityClass> = [
  { name: 'Value', type: 'integer', cell: ({ value }) => value },
  { name: 'Global-Default', type: 'boolean', cell: ({ globalDefault }) => globalDefault ?? false },
  age,
  {
    name: 'PreemptionPolicy',
    since: 30,
    cell: ({ preemptionPolicy }) => preemptionPolicy ?? 'PreemptLowerPriority',
  },
];
