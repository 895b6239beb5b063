import type { NodeMetrics, PodMetrics } from '../objects/metrics.ts';

/** What metrics-server knows when it is asked. */
export interface ResourceMetrics {
  /** Of each node that has been looked at twice. */
  nodes(): readonly NodeMetrics[];
  /** Of each pod whose containers have run for long enough; of one namespace, or of all. */
  pods(namespace?: string): readonly PodMetrics[];
}
