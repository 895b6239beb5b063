import { replicaSets, statefulSets } from '../../../kubernetes/kinds.ts';
import { controllerOf, type LabelSelector } from '../../../kubernetes/objects/meta.ts';
import type { Cycle } from '../cycle.ts';
import { spreadCounter, spreadSelectors } from '../filters/podTopologySpread.ts';
import type { NodeState } from '../nodeState.ts';
import { hostnameKey } from '../podCounter.ts';
import { maxScore, type Score } from './score.ts';
import { servicesSelecting } from './servicesSelecting.ts';

interface Constraint {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly selectors: readonly LabelSelector[];
}

/**
 * Soft spreading, by the pod's own constraints or, without any, by the cluster's default ones: over nodes, and less
 * strictly over zones, among the pods of the same workload or service.
 */
export const spread: Score = {
  weight: 2,
  rate(cycle, states, into) {
    const constraints = constraintsOf(cycle);
    if (constraints.length === 0) return false;
    into.fill(0);
    for (const constraint of constraints) addCounts(cycle, states, into, constraint);
    let [least, most] = [Infinity, 0];
    for (let i = 0; i < into.length; i++) {
      const rounded = Math.round(into[i] ?? 0);
      into[i] = rounded;
      if (rounded < least) least = rounded;
      if (rounded > most) most = rounded;
    }
    for (let i = 0; i < into.length; i++)
      into[i] = most === 0 ? maxScore : Math.trunc((maxScore * (most + least - (into[i] ?? 0))) / most);
    return true;
  },
};

/** Siblings in a node's domain count against it, the more so the fewer domains there are. */
function addCounts(
  { cluster, pod }: Cycle,
  states: readonly NodeState[],
  into: Float64Array,
  { topologyKey, maxSkew, selectors }: Constraint,
): void {
  const counter = spreadCounter(cluster, pod, selectors);
  const domains = topologyKey === hostnameKey ? undefined : counter.domains(topologyKey);
  const weight = Math.log(domainCount(states, topologyKey) + 2);
  for (let i = 0; i < states.length; i++) {
    const state = states[i];
    const domain = state?.node.metadata.labels?.[topologyKey];
    if (state === undefined || domain === undefined) continue;
    const count = domains === undefined ? counter.onNode(state.name) : (domains.get(domain) ?? 0);
    into[i] = (into[i] ?? 0) + count * weight + maxSkew - 1;
  }
}

function domainCount(states: readonly NodeState[], topologyKey: string): number {
  if (topologyKey === hostnameKey) return states.length;
  const domains = new Set<string | undefined>();
  for (const { node } of states) domains.add(node.metadata.labels?.[topologyKey]);
  return domains.size;
}

function constraintsOf(cycle: Cycle): readonly Constraint[] {
  const { pod } = cycle;
  const own = pod.spec.topologySpreadConstraints ?? [];
  if (own.length > 0)
    return own
      .filter(({ whenUnsatisfiable }) => whenUnsatisfiable === 'ScheduleAnyway')
      .map((each) => ({ ...each, selectors: spreadSelectors(each, pod) }));
  const selectors = defaultSelectors(cycle);
  if (selectors.length === 0) return [];
  return [
    { topologyKey: hostnameKey, maxSkew: 3, selectors },
    { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 5, selectors },
  ];
}

/** What makes pods siblings: the services in front of them and the workload that owns them. */
function defaultSelectors({ pod, store }: Cycle): readonly LabelSelector[] {
  const { namespace = '' } = pod.metadata;
  const selectors: LabelSelector[] = [];
  const services = servicesSelecting(store, pod);
  if (services.length > 0)
    selectors.push({
      matchLabels: Object.assign({}, ...services.map((each) => each.spec.selector)) as Record<string, string>,
    });
  const owner = controllerOf(pod);
  const kind = [replicaSets, statefulSets].find((each) => each.kind === owner?.kind);
  const workload = kind === undefined ? undefined : store.get(kind, namespace, owner?.name ?? '');
  if (workload !== undefined) selectors.push(workload.spec.selector);
  return selectors;
}
