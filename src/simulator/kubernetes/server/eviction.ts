import { budgetsOf, budgetStatus } from '../disruptionBudget.ts';
import { pods } from '../kinds.ts';
import { isReady, isTerminated } from '../objects/pod.ts';
import { notFound, StatusError } from '../statusError.ts';
import { deleteObject, type DeleteOptions } from '../writes/delete.ts';
import { isDryRun, readBody, sendJson, type Exchange } from './exchange.ts';
import type { ResourcePath } from './requestPath.ts';

/** `pods/<name>/eviction`: a deletion that waits, with 429, while a disruption budget has nothing left for it. */
export async function evict(exchange: Exchange, path: ResourcePath): Promise<void> {
  const { api, request, response } = exchange;
  const { namespace = '', name = '' } = path;
  const body = ((await readBody(request, 'V1Eviction')) ?? {}) as { readonly deleteOptions?: DeleteOptions };
  const pod = api.store.get(pods, namespace, name);
  if (pod === undefined) throw notFound(pods, name);
  // What is over or going anyway takes nothing from a budget.
  const counts = !isTerminated(pod) && pod.metadata.deletionTimestamp === undefined && pod.status.phase !== 'Pending';
  const budgets = counts ? budgetsOf(api, pod) : [];
  if (budgets.length > 1)
    throw new StatusError(
      500,
      'InternalError',
      'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
    );
  for (const budget of budgets) {
    const { disruptionsAllowed, currentHealthy, desiredHealthy } = budgetStatus(api, budget);
    // A pod that is not ready may go as long as the others are enough.
    if (disruptionsAllowed > 0 || (!isReady(pod) && currentHealthy >= desiredHealthy && desiredHealthy > 0)) continue;
    const message = `The disruption budget ${budget.metadata.name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`;
    throw new StatusError(429, 'TooManyRequests', "Cannot evict pod as it would violate the pod's disruption budget.", {
      causes: [{ reason: 'DisruptionBudget', message }],
    });
  }
  const { gracePeriodSeconds, preconditions, dryRun } = body.deleteOptions ?? {};
  deleteObject(api, pods, namespace, name, {
    gracePeriodSeconds,
    preconditions,
    dryRun: isDryRun(exchange) || dryRun !== undefined,
  });
  sendJson(response, 201, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 });
}
