import { deployments, pods, podDisruptionBudgets, replicaSets, statefulSets } from './kinds.ts';
import type { KubeApi } from './kubeApi.ts';
import { controllerOf, type OwnerReference } from './objects/meta.ts';
import { isReady, isTerminated, type Pod } from './objects/pod.ts';
import type { PodDisruptionBudget } from './objects/policy.ts';
import type { IntOrPercent } from './objects/workloads.ts';
import { matchesSelector } from './selectors/labelSelector.ts';

export interface BudgetStatus {
  readonly currentHealthy: number;
  readonly desiredHealthy: number;
  readonly disruptionsAllowed: number;
  readonly expectedPods: number;
}

/** The budgets that a pod counts for. */
export function budgetsOf(api: KubeApi, pod: Pod): readonly PodDisruptionBudget[] {
  return api.store
    .list(podDisruptionBudgets, pod.metadata.namespace ?? '')
    .filter(({ spec }) => spec.selector !== undefined && matchesSelector(spec.selector, pod.metadata.labels));
}

/** How many of a budget's pods there are, are healthy, and may be taken away now. */
export function budgetStatus(api: KubeApi, { metadata, spec }: PodDisruptionBudget): BudgetStatus {
  const { namespace = '' } = metadata;
  const covered = api.store
    .list(pods, namespace)
    .filter((pod) => spec.selector !== undefined && matchesSelector(spec.selector, pod.metadata.labels))
    .filter((pod) => !isTerminated(pod));
  const currentHealthy = covered.filter(isReady).length;
  const { minAvailable, maxUnavailable } = spec;
  // A number that must be there needs no controller to compare with.
  const expectedPods = typeof minAvailable === 'number' ? covered.length : expected(api, namespace, covered);
  const desiredHealthy =
    maxUnavailable === undefined
      ? share(minAvailable ?? 1, expectedPods)
      : Math.max(0, expectedPods - share(maxUnavailable, expectedPods));
  const disruptionsAllowed = expectedPods > 0 ? Math.max(0, currentHealthy - desiredHealthy) : 0;
  return { currentHealthy, desiredHealthy, disruptionsAllowed, expectedPods };
}

function share(value: IntOrPercent, of: number): number {
  return typeof value === 'number' ? value : Math.ceil((Number.parseInt(value, 10) / 100) * of);
}

/** How many pods their controllers want in all. */
function expected(api: KubeApi, namespace: string, covered: readonly Pod[]): number {
  const controllers = new Map(
    covered.flatMap((pod) => {
      const owner = controllerOf(pod);
      return owner === undefined ? [] : [[owner.uid, owner] as const];
    }),
  );
  return [...controllers.values()].reduce((sum, owner) => sum + replicasOf(api, namespace, owner), 0);
}

function replicasOf(api: KubeApi, namespace: string, owner: OwnerReference): number {
  if (owner.kind === 'StatefulSet') return api.store.get(statefulSets, namespace, owner.name)?.spec.replicas ?? 0;
  const set = api.store.get(replicaSets, namespace, owner.name);
  if (set === undefined) return 0;
  const above = controllerOf(set);
  const deployment = above === undefined ? undefined : api.store.get(deployments, namespace, above.name);
  return deployment?.spec.replicas ?? set.spec.replicas;
}
