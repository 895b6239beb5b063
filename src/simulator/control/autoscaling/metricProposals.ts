import type { HorizontalPodAutoscaler, MetricSpec, MetricStatus } from '../../kubernetes/objects/autoscaling.ts';
import type { LabelSelector } from '../../kubernetes/objects/meta.ts';
import { parseQuantity } from '../../../base/quantity.ts';
import type { ControlContext } from '../controlContext.ts';
import { MetricError, type MetricFailure } from './metricFailure.ts';
import type { Tolerance } from './replicaCount.ts';
import { proposeByResource, type Proposal } from './resourceProposal.ts';

/** What all metrics together ask for. */
export interface Proposals {
  /** The largest; undefined if too many metrics say nothing. */
  readonly best: Proposal | undefined;
  readonly statuses: readonly MetricStatus[];
  readonly failures: readonly MetricFailure[];
  /** The first failure with what it was about, for the event about all of them. */
  readonly firstError: string;
}

/** How many replicas an autoscaler with `current` of them is told to have, by each of its metrics. */
export function proposalsOf(
  context: ControlContext,
  autoscaler: HorizontalPodAutoscaler,
  current: number,
  selector: LabelSelector,
): Proposals {
  const { spec, metadata } = autoscaler;
  const { metrics = [] } = spec;
  const tolerance = toleranceOf(autoscaler);
  const proposals: Proposal[] = [];
  const failures: MetricFailure[] = [];
  let firstError = '';
  for (const metric of metrics) {
    try {
      proposals.push(propose(context, metric, current, { namespace: metadata.namespace ?? '', selector }, tolerance));
    } catch (error) {
      const failure = failureOf(metric, error);
      if (failures.length === 0) firstError = `${aboutOf(metric)}: ${failure.message}`;
      failures.push(failure);
    }
  }
  const best = proposals.toSorted((a, b) => b.replicas - a.replicas)[0];
  // With a metric that says nothing it is not known whether less would do.
  const usable = best !== undefined && (failures.length === 0 || best.replicas >= current);
  return {
    best: usable ? best : undefined,
    statuses: proposals.map(({ status }) => status),
    failures,
    firstError: `invalid metrics (${failures.length} invalid out of ${metrics.length}), first error is: ${firstError}`,
  };
}

function propose(
  context: ControlContext,
  metric: MetricSpec,
  current: number,
  place: { readonly namespace: string; readonly selector: LabelSelector },
  tolerance: Tolerance,
): Proposal {
  const source = metric.resource ?? metric.containerResource;
  if (source === undefined) {
    const { name = '' } = (metric.pods ?? metric.object ?? metric.external)?.metric ?? {};
    const api = metric.external === undefined ? 'custom' : 'external';
    // There is no server for these metrics in the lab.
    throw new MetricError(
      `unable to get metric ${name}: unable to fetch metrics from ${api} metrics API: no known available metric versions found`,
    );
  }
  const { name: resource, container, target = {} } = source;
  return proposeByResource(context, current, { ...place, resource, container }, target, tolerance);
}

const reasons: Readonly<Record<string, string>> = {
  Resource: 'FailedGetResourceMetric',
  ContainerResource: 'FailedGetContainerResourceMetric',
  Pods: 'FailedGetPodsMetric',
  Object: 'FailedGetObjectMetric',
  External: 'FailedGetExternalMetric',
};

function failureOf({ type }: MetricSpec, error: unknown): MetricFailure {
  if (!(error instanceof MetricError)) throw error;
  return { reason: reasons[type] ?? 'InvalidMetricSourceType', message: error.message };
}

function aboutOf({ type, resource, containerResource, external }: MetricSpec): string {
  if (resource !== undefined) return `failed to get ${resource.name} resource metric value`;
  if (containerResource !== undefined) return `failed to get ${containerResource.name} container metric value`;
  if (external !== undefined) return `failed to get ${external.metric?.name ?? ''} external metric value`;
  return `failed to get ${type.toLowerCase()} metric value`;
}

/** A tenth either way (`--horizontal-pod-autoscaler-tolerance`), unless a behaviour says otherwise. */
function toleranceOf({ spec: { behavior } }: HorizontalPodAutoscaler): Tolerance {
  const read = (text: string | undefined): number => (text === undefined ? 0.1 : parseQuantity(text));
  return { down: read(behavior?.scaleDown?.tolerance), up: read(behavior?.scaleUp?.tolerance) };
}
