import type { NodeMetrics, PodMetrics, ResourceUsage } from '../objects/metrics.ts';
import { parseQuantity } from '../../../base/quantity.ts';
import type { Columns } from './table.ts';

interface Measured {
  readonly window: string;
}

function columns<T extends NodeMetrics | PodMetrics>(usageOf: (object: T) => readonly ResourceUsage[]): Columns<T> {
  const sum = (object: T, of: (usage: ResourceUsage) => string): number =>
    usageOf(object).reduce((total, usage) => total + parseQuantity(of(usage)), 0);
  return [
    { name: 'cpu', cell: (object) => `${Math.round(sum(object, ({ cpu }) => cpu) * 1e9)}n` },
    { name: 'memory', cell: (object) => `${Math.round(sum(object, ({ memory }) => memory) / 1024)}Ki` },
    { name: 'Window', cell: ({ window }: Measured) => window },
  ];
}

export const nodeMetricsColumns: Columns<NodeMetrics> = columns(({ usage }) => [usage]);
export const podMetricsColumns: Columns<PodMetrics> = columns(({ containers }) => containers.map(({ usage }) => usage));
