import { podMetrics } from '../../kubernetes/servedKinds.ts';
import { ServedApis } from '../../kubernetes/server/servedApis.ts';
import { pods } from '../../kubernetes/kinds.ts';
import type { LabelSelector } from '../../kubernetes/objects/meta.ts';
import { isReady, type Pod } from '../../kubernetes/objects/pod.ts';
import { parseQuantity } from '../../../base/quantity.ts';
import { matchesSelector } from '../../kubernetes/selectors/labelSelector.ts';
import type { ControlContext } from '../controlContext.ts';
import { MetricError } from './metricFailure.ts';
import type { PodSample } from './replicaCount.ts';

/** What an autoscaler looks at: a resource of the pods of a target, or of one of their containers. */
export interface Scope {
  readonly namespace: string;
  readonly selector: LabelSelector;
  readonly resource: string;
  readonly container: string | undefined;
}

/** The pods of a target and what they use; throws a MetricError if there is nothing to go by. */
export function samplePods(
  context: ControlContext,
  scope: Scope,
): { readonly sample: PodSample; readonly list: readonly Pod[] } {
  const { namespace, selector, resource } = scope;
  const measured = measuredUse(context, scope);
  const list = context.api.store
    .list(pods, namespace)
    .filter(({ metadata }) => matchesSelector(selector, metadata.labels));
  const used = new Map<string, number>();
  const unready: string[] = [];
  const missing: string[] = [];
  for (const pod of list) {
    const { name, deletionTimestamp } = pod.metadata;
    if (deletionTimestamp !== undefined || pod.status.phase === 'Failed') continue;
    const amount = measured.get(name);
    // What a pod uses of the processor before it is ready is its start-up.
    if (pod.status.phase === 'Pending' || (amount !== undefined && resource === 'cpu' && !isReady(pod)))
      unready.push(name);
    else if (amount === undefined) missing.push(name);
    else used.set(name, amount);
  }
  if (list.length === 0) throw new MetricError('no pods returned by selector while calculating replica count');
  if (used.size === 0) throw new MetricError('did not receive metrics for targeted pods (pods might be unready)');
  return { sample: { used, unready, missing }, list };
}

function measuredUse({ api, metrics }: ControlContext, scope: Scope): ReadonlyMap<string, number> {
  const { namespace, selector, resource, container } = scope;
  const apis = new ServedApis(api.store, []);
  const failed = (why: string): MetricError =>
    new MetricError(`unable to get metrics for resource ${resource}: ${why}`);
  const request = '(get pods.metrics.k8s.io)';
  const unfetched = 'unable to fetch metrics from resource metrics API';
  if (!apis.kinds.includes(podMetrics))
    throw failed(`${unfetched}: the server could not find the requested resource ${request}`);
  if (!apis.isAvailable(podMetrics))
    throw failed(`${unfetched}: the server is currently unable to handle the request ${request}`);
  const found = metrics.pods(namespace).filter(({ metadata }) => matchesSelector(selector, metadata.labels));
  if (found.length === 0) throw failed('no metrics returned from resource metrics API');
  return new Map(
    found.map(({ metadata, containers }) => [
      metadata.name,
      containers
        .filter(({ name }) => container === undefined || name === container)
        .reduce((sum, { usage }) => sum + milli(resource === 'cpu' ? usage.cpu : usage.memory), 0),
    ]),
  );
}

/** What each pod asks for, by name, in thousandths; throws if one of its containers asks for nothing. */
export function requestedOf(list: readonly Pod[], { resource, container }: Scope): ReadonlyMap<string, number> {
  return new Map(
    list.map(({ metadata, spec }) => {
      const sidecars = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
      const counted = [...spec.containers, ...sidecars].filter(
        ({ name }) => container === undefined || name === container,
      );
      const sum = counted.reduce((total, { name, resources }) => {
        const request = resources?.requests?.[resource];
        if (request === undefined)
          throw new MetricError(`missing request for ${resource} in container ${name} of Pod ${metadata.name}`);
        return total + milli(request);
      }, 0);
      return [metadata.name, sum];
    }),
  );
}

/** A quantity in thousandths, rounded up as Kubernetes counts them. */
function milli(quantity: string): number {
  return Math.ceil(Number((parseQuantity(quantity) * 1000).toPrecision(15)));
}
