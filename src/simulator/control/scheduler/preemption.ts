import { podDisruptionBudgets } from '../../kubernetes/kinds.ts';
import type { ObjectStore } from '../../kubernetes/objectStore.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import { matchesSelector } from '../../kubernetes/selectors/labelSelector.ts';
import { newCycle, type Cycle, type Refusal } from './cycle.ts';
import { prepareFilters } from './filters/filters.ts';
import type { NodeState } from './nodeState.ts';

/** A node that would have room if these pods went. */
interface Candidate {
  readonly state: NodeState;
  readonly victims: readonly Pod[];
  /** How many of them a disruption budget protects. */
  readonly violations: number;
}

export interface Preemption {
  readonly chosen: { readonly node: string; readonly victims: readonly Pod[] } | undefined;
  /** What was found on each node, in the scheduler's words, where none was chosen. */
  readonly outcomes: readonly string[];
}

const priorityOf = ({ spec }: Pod): number => spec.priority ?? 0;

/**
 * Looks for a node where pods of lower priority could make room: fewest broken disruption budgets first, then the least
 * important victims, then the fewest. Nothing is evicted here.
 */
export function findPreemption(cycle: Cycle, refusals: ReadonlyMap<NodeState, Refusal>): Preemption {
  const outcomes: string[] = [];
  const candidates: Candidate[] = [];
  for (const [state, { resolvable }] of refusals) {
    if (!resolvable) {
      outcomes.push('Preemption is not helpful for scheduling');
      continue;
    }
    const found = victimsOn(cycle, state);
    if ('victims' in found) candidates.push(found);
    else outcomes.push(...found.reasons);
  }
  const [first, ...rest] = candidates;
  if (first === undefined) return { chosen: undefined, outcomes };
  const { state, victims } = rest.reduce((best, each) => (isBetter(each, best) ? each : best), first);
  return { chosen: { node: state.name, victims }, outcomes: [] };
}

function victimsOn(cycle: Cycle, state: NodeState): Candidate | { readonly reasons: readonly string[] } {
  const { pod, cluster, store, minor } = cycle;
  const lower = [...state.pods.values()].filter((each) => priorityOf(each) < priorityOf(pod));
  if (lower.length === 0) return { reasons: ['No preemption victims found for incoming pod'] };
  // Counts over the cluster change with every pod, so that filters are prepared anew each time.
  const refused = (): Refusal | undefined => prepareFilters(newCycle(pod, cluster, store, minor))(state);
  for (const each of lower) cluster.remove(each);
  const stillRefused = refused();
  const victims: Pod[] = [];
  let violations = 0;
  if (stillRefused === undefined) {
    const isProtected = budgetGuard(store);
    const [guarded = [], free = []] = [true, false].map((wanted) =>
      lower.filter((each) => isProtected(each) === wanted),
    );
    for (const each of [...guarded.toSorted(byImportance), ...free.toSorted(byImportance)]) {
      cluster.add(each);
      if (refused() === undefined) continue;
      cluster.remove(each);
      victims.push(each);
      if (guarded.includes(each)) violations += 1;
    }
  }
  for (const each of stillRefused === undefined ? victims : lower) cluster.add(each);
  return stillRefused === undefined ? { state, victims, violations } : { reasons: stillRefused.reasons };
}

/** Tells of each pod in turn whether its going would break a budget that the pods before it have used up. */
function budgetGuard(store: ObjectStore): (pod: Pod) => boolean {
  const budgets = store
    .list(podDisruptionBudgets)
    .map(({ metadata, spec, status }) => ({ metadata, spec, left: status?.disruptionsAllowed ?? 0 }));
  const verdicts = new Map<Pod, boolean>();
  return (pod) => {
    const known = verdicts.get(pod);
    if (known !== undefined) return known;
    const own = budgets.filter(
      ({ metadata, spec }) =>
        metadata.namespace === pod.metadata.namespace &&
        spec.selector !== undefined &&
        matchesSelector(spec.selector, pod.metadata.labels),
    );
    const broken = own.some(({ left }) => left <= 0);
    for (const each of own) each.left -= 1;
    verdicts.set(pod, broken);
    return broken;
  };
}

/** Of equal priority, the pod that has run longer is more important. */
function byImportance(a: Pod, b: Pod): number {
  const started = (pod: Pod): number => Date.parse(pod.status.startTime ?? pod.metadata.creationTimestamp ?? '');
  return priorityOf(b) - priorityOf(a) || started(a) - started(b);
}

function isBetter(a: Candidate, b: Candidate): boolean {
  const ranks = (each: Candidate): readonly number[] => [
    each.violations,
    each.victims.reduce((most, victim) => Math.max(most, priorityOf(victim)), -Infinity),
    each.victims.reduce((sum, victim) => sum + priorityOf(victim), 0),
    each.victims.length,
  ];
  const [one, other] = [ranks(a), ranks(b)];
  const at = one.findIndex((rank, index) => rank !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}
