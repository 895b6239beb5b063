import type { MetricStatus, MetricValue, ResourceMetric } from '../../kubernetes/objects/autoscaling.ts';
import { canonicalQuantity } from '../../kubernetes/schema/quantity.ts';
import { parseQuantity } from '../../../base/quantity.ts';
import type { ControlContext } from '../controlContext.ts';
import { MetricError } from './metricFailure.ts';
import { requestedOf, samplePods, type Scope } from './podSample.ts';
import { replicaCount, type Tolerance } from './replicaCount.ts';

/** What one metric asks for, as what it is known, and what it shows now. */
export interface Proposal {
  readonly replicas: number;
  readonly metric: string;
  readonly status: MetricStatus;
}

/** How many replicas bring the use of a resource to its target. Throws a MetricError if nothing tells. */
export function proposeByResource(
  context: ControlContext,
  current: number,
  scope: Scope,
  target: MetricValue,
  tolerance: Tolerance,
): Proposal {
  const { resource, container } = scope;
  const named = container === undefined ? `${resource} resource` : `${resource} container resource`;
  if (target.averageValue !== undefined) {
    const wanted = parseQuantity(target.averageValue) * 1000;
    const { sample } = worded(`failed to get ${resource} usage`, () => samplePods(context, scope));
    const average = (used: ReadonlyMap<string, number>) => Math.floor(sumOf(used) / used.size);
    return {
      replicas: replicaCount(
        current,
        sample,
        (used) => average(used) / wanted,
        () => wanted,
        tolerance,
      ),
      metric: named,
      status: statusOf(scope, { averageValue: quantityOf(average(sample.used)) }),
    };
  }
  const { averageUtilization } = target;
  if (averageUtilization === undefined)
    throw new MetricError(
      'invalid resource metric source: neither an average utilization target nor an average value (raw) target was set',
    );
  return worded(`failed to get ${resource} utilization`, () => {
    const { sample, list } = samplePods(context, scope);
    const requested = requestedOf(list, scope);
    const utilization = (used: ReadonlyMap<string, number>): number => {
      const asked = [...used.keys()].reduce((sum, pod) => sum + (requested.get(pod) ?? 0), 0);
      return Math.floor((sumOf(used) * 100) / asked);
    };
    const full = (pod: string): number => ((requested.get(pod) ?? 0) * Math.max(100, averageUtilization)) / 100;
    const ratio = (used: ReadonlyMap<string, number>): number => utilization(used) / averageUtilization;
    return {
      replicas: replicaCount(current, sample, ratio, full, tolerance),
      metric: `${named} utilization (percentage of request)`,
      status: statusOf(scope, {
        averageUtilization: utilization(sample.used),
        averageValue: quantityOf(Math.floor(sumOf(sample.used) / sample.used.size)),
      }),
    };
  });
}

/** Says what was tried when it fails. */
function worded<T>(what: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof MetricError ? new MetricError(`${what}: ${error.message}`) : error;
  }
}

function statusOf({ resource, container }: Scope, current: MetricValue): MetricStatus {
  const metric: ResourceMetric & { readonly current: MetricValue } = {
    name: resource,
    ...(container !== undefined && { container }),
    current,
  };
  return container === undefined
    ? { type: 'Resource', resource: metric }
    : { type: 'ContainerResource', containerResource: metric };
}

function quantityOf(milli: number): string {
  return canonicalQuantity(`${milli}m`) ?? '0';
}

function sumOf(used: ReadonlyMap<string, number>): number {
  return [...used.values()].reduce((a, b) => a + b, 0);
}
