import type { Disposable } from '../../../base/disposable.ts';
import { nodes, pods } from '../../kubernetes/kinds.ts';
import type { Change, ObjectStore } from '../../kubernetes/objectStore.ts';
import type { KubeNode } from '../../kubernetes/objects/node.ts';
import { isTerminated, type Pod } from '../../kubernetes/objects/pod.ts';
import { objectKey } from '../objectKey.ts';
import { NodeState } from './nodeState.ts';
import { PodCounter, type PodSet } from './podCounter.ts';

/** Counters kept for what was scheduled last; one that is not there is counted anew. */
const keptCounters = 64;

/** The scheduler's picture of all nodes and the pods on them, kept up change by change. */
export class ClusterState implements Disposable {
  readonly #nodes = new Map<string, NodeState>();
  /** Pods on nodes that are not known, as after the node's object has gone. */
  readonly #homeless = new Map<string, Map<string, Pod>>();
  readonly #counters = new Map<string, PodCounter>();
  /** Pods that want others kept away: the few that have a required anti-affinity. */
  readonly #exclusive = new Map<string, Pod>();
  readonly #subscription: Disposable;
  #order: readonly NodeState[] | undefined;
  #generation = 0;

  constructor(store: ObjectStore) {
    for (const node of store.list(nodes)) this.#putNode(node);
    for (const pod of store.list(pods)) if (isPlaced(pod)) this.add(pod);
    this.#subscription = store.onDidChange((change) => this.#changed(change));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  get(name: string): NodeState | undefined {
    return this.#nodes.get(name);
  }

  /** Moves whenever a node or what is on it changes. */
  get generation(): number {
    return this.#generation;
  }

  /** All nodes, taking turns between zones, which is the order in which the scheduler looks at them. */
  get nodes(): readonly NodeState[] {
    this.#order ??= takingTurns(this.#nodes.values());
    return this.#order;
  }

  get exclusivePods(): Iterable<Pod> {
    return this.#exclusive.values();
  }

  counter(set: PodSet): PodCounter {
    const key = JSON.stringify(set);
    let counter = this.#counters.get(key);
    if (counter === undefined) {
      counter = new PodCounter(set, (name) => this.#nodes.get(name)?.node);
      for (const state of this.#nodes.values()) for (const pod of state.pods.values()) counter.count(pod, 1);
    } else this.#counters.delete(key);
    // Last used stands last.
    this.#counters.set(key, counter);
    const [oldest] = this.#counters.keys();
    if (this.#counters.size > keptCounters && oldest !== undefined) this.#counters.delete(oldest);
    return counter;
  }

  /** Reckons with a pod on its node. */
  add(pod: Pod): void {
    const name = pod.spec.nodeName ?? '';
    const state = this.#nodes.get(name);
    if (state === undefined) {
      const waiting = this.#homeless.get(name) ?? new Map<string, Pod>();
      this.#homeless.set(name, waiting.set(objectKey(pod), pod));
      return;
    }
    state.add(pod);
    this.#generation += 1;
    for (const counter of this.#counters.values()) counter.count(pod, 1);
    if (isExclusive(pod)) this.#exclusive.set(objectKey(pod), pod);
  }

  remove(pod: Pod): void {
    const name = pod.spec.nodeName ?? '';
    this.#homeless.get(name)?.delete(objectKey(pod));
    const state = this.#nodes.get(name);
    const present = state?.pods.get(objectKey(pod));
    if (state === undefined || present === undefined) return;
    state.remove(present);
    this.#generation += 1;
    for (const counter of this.#counters.values()) counter.count(present, -1);
    this.#exclusive.delete(objectKey(pod));
  }

  #changed({ kind, type, object, previous }: Change): void {
    if (kind.plural === nodes.plural) this.#generation += 1;
    if (kind.plural === nodes.plural) {
      if (type === 'DELETED') this.#dropNode(object.metadata.name);
      else this.#putNode(object as KubeNode);
    } else if (kind.plural === pods.plural) this.#podChanged(type, object as Pod, previous as Pod | undefined);
  }

  #podChanged(type: Change['type'], pod: Pod, before: Pod | undefined): void {
    const was = before !== undefined && isPlaced(before);
    const is = type !== 'DELETED' && isPlaced(pod);
    if (was && is && !movesCounts(before, pod)) return this.#nodes.get(pod.spec.nodeName ?? '')?.refresh(pod);
    if (was) this.remove(before);
    if (is) this.add(pod);
  }

  #putNode(node: KubeNode): void {
    const { name, labels } = node.metadata;
    const state = this.#nodes.get(name);
    if (state === undefined) {
      this.#nodes.set(name, new NodeState(node));
      this.#order = undefined;
      this.#forgetDomains();
      const waiting = this.#homeless.get(name)?.values() ?? [];
      this.#homeless.delete(name);
      for (const pod of waiting) this.add(pod);
      return;
    }
    const moved = state.node.metadata.labels !== labels;
    state.update(node);
    if (moved) this.#forgetDomains();
  }

  #dropNode(name: string): void {
    const state = this.#nodes.get(name);
    if (state === undefined) return;
    const left = [...state.pods.values()];
    for (const pod of left) this.remove(pod);
    this.#nodes.delete(name);
    for (const pod of left) this.add(pod);
    this.#order = undefined;
    this.#forgetDomains();
  }

  #forgetDomains(): void {
    for (const counter of this.#counters.values()) counter.forgetDomains();
  }
}

/** True for a pod that holds something on a node: it has one and has not ended. */
export function isPlaced(pod: Pod): boolean {
  return pod.spec.nodeName !== undefined && !isTerminated(pod);
}

function movesCounts(before: Pod, after: Pod): boolean {
  return (
    before.spec.nodeName !== after.spec.nodeName ||
    before.metadata.labels !== after.metadata.labels ||
    before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp ||
    before.spec.containers !== after.spec.containers
  );
}

function isExclusive({ spec }: Pod): boolean {
  return (spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []).length > 0;
}

function takingTurns(states: Iterable<NodeState>): readonly NodeState[] {
  const zones = [
    ...Map.groupBy(states, ({ node }) => node.metadata.labels?.['topology.kubernetes.io/zone'] ?? '').values(),
  ];
  const order: NodeState[] = [];
  const longest = zones.reduce((most, zone) => Math.max(most, zone.length), 0);
  for (let turn = 0; turn < longest; turn++)
    for (const zone of zones) {
      const state = zone[turn];
      if (state !== undefined) order.push(state);
    }
  return order;
}
