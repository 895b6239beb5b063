import { controllerOf } from '../../kubernetes/objects/meta.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import { objectKey } from '../objectKey.ts';
import type { ClusterState } from './clusterState.ts';
import type { Cycle, Refusal } from './cycle.ts';
import type { NodeFilter } from './filters/filter.ts';
import { prepareFilters } from './filters/filters.ts';
import type { NodeState } from './nodeState.ts';

/** Below so many nodes all of them are looked at. */
const smallCluster = 100;

export interface Search {
  readonly feasible: readonly NodeState[];
  readonly refusals: ReadonlyMap<NodeState, Refusal>;
}

/** Finds nodes for a pod: all that can take it in a small cluster, enough of them to choose from in a large one. */
export class FeasibleNodes {
  readonly #cluster: ClusterState;
  /** Pods that wait for their victims to go: the place on the node is theirs. */
  readonly #nominated = new Map<string, { readonly pod: Pod; readonly node: string }>();
  #start = 0;
  #lastFailure: { readonly owner: string; readonly generation: number; readonly search: Search } | undefined;

  constructor(cluster: ClusterState) {
    this.#cluster = cluster;
  }

  nominate(pod: Pod, node: string): void {
    this.#nominated.set(objectKey(pod), { pod, node });
  }

  withdraw(key: string): void {
    this.#nominated.delete(key);
  }

  find(cycle: Cycle): Search {
    const owner = controllerOf(cycle.pod)?.uid;
    const { generation } = this.#cluster;
    const last = this.#lastFailure;
    // Siblings are alike: where one was refused a moment ago, so is the next.
    if (last !== undefined && last.owner === owner && last.generation === generation) return last.search;
    const search = this.#search(cycle);
    if (search.feasible.length === 0 && owner !== undefined) this.#lastFailure = { owner, generation, search };
    return search;
  }

  #search(cycle: Cycle): Search {
    const all = this.#cluster.nodes;
    const wanted = enough(all.length);
    const filter = this.#withNominated(cycle, prepareFilters(cycle));
    const feasible: NodeState[] = [];
    const refusals = new Map<NodeState, Refusal>();
    let looked = 0;
    while (looked < all.length && feasible.length < wanted) {
      const state = all[(this.#start + looked) % all.length];
      looked += 1;
      if (state === undefined) continue;
      const refusal = filter(state);
      if (refusal === undefined) feasible.push(state);
      else refusals.set(state, refusal);
    }
    this.#start = all.length === 0 ? 0 : (this.#start + looked) % all.length;
    return { feasible, refusals };
  }

  /** A node must also have room beside the pods of no less priority that are to come there. */
  #withNominated({ pod }: Cycle, filter: NodeFilter): NodeFilter {
    if (this.#nominated.size === 0) return filter;
    const key = objectKey(pod);
    const expected = [...this.#nominated]
      .filter(([other, each]) => other !== key && (each.pod.spec.priority ?? 0) >= (pod.spec.priority ?? 0))
      .map(([, each]) => each);
    return (state) => {
      const here = expected.filter(({ node }) => node === state.name).map((each) => each.pod);
      for (const each of here) state.add(each);
      const refusal = filter(state);
      for (const each of here) state.remove(each);
      return refusal ?? filter(state);
    };
  }
}

/** The scheduler's own rule: half of the nodes, a percent less for every 125 of them, but never fewer than 100. */
function enough(nodeCount: number): number {
  if (nodeCount < smallCluster) return nodeCount;
  const percent = Math.max(5, 50 - Math.floor(nodeCount / 125));
  return Math.max(smallCluster, Math.floor((nodeCount * percent) / 100));
}
