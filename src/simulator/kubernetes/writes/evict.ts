import { budgetsOf, budgetStatus } from '../disruptionBudget.ts';
import { pods } from '../kinds.ts';
import type { KubeApi } from '../kubeApi.ts';
import { isReady, isTerminated, type Pod } from '../objects/pod.ts';
import { notFound, StatusError } from '../statusError.ts';
import { deleteObject, type DeleteOptions } from './delete.ts';
import { markDisruption } from './markDisruption.ts';

/** A deletion that disruption budgets have to allow: 429 TooManyRequests while one has nothing left for the pod. */
export function evictPod(
  api: KubeApi,
  minor: number,
  namespace: string,
  name: string,
  options: DeleteOptions = {},
): void {
  const pod = api.store.get(pods, namespace, name);
  if (pod === undefined) throw notFound(pods, name);
  checkBudgets(api, pod);
  if (options.dryRun !== true) markDisruption(api, minor, pod, 'EvictionByEvictionAPI', 'Eviction API: evicting');
  deleteObject(api, pods, namespace, name, options);
}

function checkBudgets(api: KubeApi, pod: Pod): void {
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
}
