import type { KubeApi } from '../kubernetes/kubeApi.ts';
import type { ResourceMetrics } from '../kubernetes/server/resourceMetrics.ts';
import type { LabClock } from '../world/labClock.ts';
import type { EventRecorder } from './eventRecorder.ts';
import type { Kubelets } from './kubelet/kubelets.ts';
import type { PodIndex } from './podIndex.ts';
import type { Release } from './release.ts';

/** What every controller of one cluster works with. */
export interface ControlContext {
  readonly api: KubeApi;
  readonly clock: LabClock;
  readonly events: EventRecorder;
  readonly pods: PodIndex;
  readonly kubelets: Kubelets;
  readonly release: Release;
  /** What the metrics API answers while there is one. */
  readonly metrics: ResourceMetrics;
}
