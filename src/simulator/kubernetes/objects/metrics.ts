import type { KubeObject } from './meta.ts';

/** Quantities: processor in billionths of a core (`2500000n`), memory in KiB (`10240Ki`). */
export interface ResourceUsage {
  readonly cpu: string;
  readonly memory: string;
}

/** When something was measured, and over how long (`15.012s`). */
interface Measured extends KubeObject {
  readonly timestamp: string;
  readonly window: string;
}

export interface NodeMetrics extends Measured {
  readonly usage: ResourceUsage;
}

export interface PodMetrics extends Measured {
  readonly containers: readonly { readonly name: string; readonly usage: ResourceUsage }[];
}
