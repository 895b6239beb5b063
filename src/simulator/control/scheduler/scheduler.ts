import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { nodes, persistentVolumeClaims, persistentVolumes, pods, storageClasses } from '../../kubernetes/kinds.ts';
import type { Change } from '../../kubernetes/objectStore.ts';
import type { KubeNode } from '../../kubernetes/objects/node.ts';
import { isTerminated, type Pod } from '../../kubernetes/objects/pod.ts';
import type { ControlContext } from '../controlContext.ts';
import { objectKey, splitKey } from '../objectKey.ts';
import { WorkQueue } from '../workQueue.ts';
import { ClusterState } from './clusterState.ts';
import { newCycle, type Cycle, type Refusal } from './cycle.ts';
import { FeasibleNodes } from './feasibleNodes.ts';
import { claimsOf, unboundClaims } from './filters/volumeBinding.ts';
import type { NodeState } from './nodeState.ts';
import { Outcome } from './outcome.ts';
import { SchedulingQueue } from './schedulingQueue.ts';
import { bestNode } from './scores/scores.ts';
import { VolumeBinder } from './volumeBinder.ts';

/** Lab milliseconds from a new pod, or a change that may help one, to its turn; and how many pods a turn is for. */
const turnTime = 20;
const turnSize = 64;

const volumeKinds = new Set([persistentVolumeClaims.plural, persistentVolumes.plural, storageClasses.plural]);

/** Gives pods without a node one that can take them, and says why when there is none. */
export class Scheduler implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();
  readonly #cluster: ClusterState;
  readonly #queue: SchedulingQueue;
  readonly #turns: WorkQueue;
  readonly #volumes: VolumeBinder;
  readonly #feasible: FeasibleNodes;
  readonly #outcome: Outcome;
  /** Pods that hold their place on a node while their volumes are made, as if they were there. */
  readonly #assumed = new Map<string, Pod>();

  constructor(context: ControlContext) {
    this.#context = context;
    // The picture is kept up before the scheduler itself hears of a change.
    this.#cluster = this.#owned.add(new ClusterState(context.api.store));
    this.#turns = this.#owned.add(new WorkQueue(context.clock, turnTime, () => this.#turn()));
    this.#queue = this.#owned.add(new SchedulingQueue(context.clock, () => this.#turns.add('')));
    this.#volumes = this.#owned.add(new VolumeBinder(context));
    this.#feasible = new FeasibleNodes(this.#cluster);
    this.#outcome = new Outcome(context, this.#queue, this.#feasible);
    this.#owned.add(context.api.store.onDidChange((change) => this.#changed(change)));
    for (const pod of context.api.store.list(pods)) this.#enqueue(pod);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #changed({ kind, type, object, previous }: Change): void {
    if (kind.plural === pods.plural) this.#podChanged(type, object as Pod, previous as Pod | undefined);
    else if (!this.#queue.hasRefused) return;
    else if (kind.plural === nodes.plural) {
      if (type !== 'DELETED' && isNews(object as KubeNode, previous as KubeNode | undefined)) this.#queue.reconsider();
    } else if (volumeKinds.has(kind.plural)) this.#queue.reconsider(['VolumeBinding']);
  }

  #podChanged(type: Change['type'], pod: Pod, before: Pod | undefined): void {
    const key = objectKey(pod);
    if (type === 'DELETED') {
      this.#queue.remove(key);
      this.#volumes.forget(key);
      this.#feasible.withdraw(key);
      this.#unassume(key);
    }
    if (pod.spec.nodeName === undefined) {
      if (type === 'ADDED' || (before?.spec.schedulingGates?.length ?? 0) > 0) this.#enqueue(pod);
      return;
    }
    if (!this.#queue.hasRefused) return;
    const freed = type === 'DELETED' || (isTerminated(pod) && before !== undefined && !isTerminated(before));
    if (freed) this.#queue.reconsider(['NodeResourcesFit', 'NodePorts', 'PodTopologySpread', 'InterPodAffinity']);
    else if (before?.spec.nodeName === undefined || before.metadata.labels !== pod.metadata.labels)
      this.#queue.reconsider(['PodTopologySpread', 'InterPodAffinity']);
  }

  #enqueue(pod: Pod): void {
    if (pod.spec.nodeName !== undefined || pod.spec.schedulerName !== 'default-scheduler' || isTerminated(pod)) return;
    if ((pod.spec.schedulingGates?.length ?? 0) > 0) return this.#outcome.gate(pod);
    this.#queue.add(objectKey(pod), pod.spec.priority ?? 0);
  }

  #turn(): void {
    for (let i = 0; i < turnSize; i++) {
      const key = this.#queue.next();
      if (key === undefined) return;
      const { namespace, name } = splitKey(key);
      const pod = this.#context.api.store.get(pods, namespace, name);
      const waits = pod?.spec.nodeName === undefined && pod?.metadata.deletionTimestamp === undefined;
      if (pod !== undefined && waits && !this.#volumes.isWaiting(key)) this.#schedule(pod);
    }
    this.#turns.add('');
  }

  #schedule(pod: Pod): void {
    const { api, release } = this.#context;
    const cycle = newCycle(pod, this.#cluster, api.store, release.minor);
    const unbound = unboundClaims(cycle);
    if (unbound !== undefined) return this.#outcome.refuseEverywhere(pod, unbound, this.#cluster.nodes.length);
    const { feasible, refusals } = this.#feasible.find(cycle);
    if (feasible.length === 0) return this.#refused(cycle, refusals);
    const recorded = api.recorded.next('pod node', pod.metadata.name);
    const known = recorded === undefined ? undefined : feasible.find(({ name }) => name === recorded);
    this.#place(cycle, known ?? bestNode(cycle, feasible, api.random));
  }

  #refused(cycle: Cycle, refusals: ReadonlyMap<NodeState, Refusal>): void {
    const nominated = this.#outcome.refuse(cycle, refusals, this.#cluster.nodes.length);
    if (nominated !== undefined) this.#feasible.nominate(cycle.pod, nominated);
  }

  /** Binds the pod to the node, after its volumes are there: until then it only holds its place. */
  #place(cycle: Cycle, state: NodeState): void {
    const { pod } = cycle;
    const key = objectKey(pod);
    const unbound = claimsOf(cycle).filter((claim) => typeof claim !== 'string' && claim.status.phase !== 'Bound');
    if (unbound.length === 0) return this.#bind(pod, state.name);
    const assumed = { ...pod, spec: { ...pod.spec, nodeName: state.name } };
    this.#assumed.set(key, assumed);
    this.#cluster.add(assumed);
    const claims = unbound.filter((claim) => typeof claim !== 'string');
    this.#volumes.bind(key, state.name, claims, (bound) => {
      this.#unassume(key);
      const { namespace, name } = splitKey(key);
      const current = this.#context.api.store.get(pods, namespace, name);
      if (current === undefined) return;
      if (bound) this.#bind(current, state.name);
      else this.#outcome.volumesMissing(current);
    });
  }

  #unassume(key: string): void {
    const assumed = this.#assumed.get(key);
    if (assumed !== undefined) this.#cluster.remove(assumed);
    this.#assumed.delete(key);
  }

  #bind(pod: Pod, nodeName: string): void {
    this.#queue.remove(objectKey(pod));
    this.#feasible.withdraw(objectKey(pod));
    this.#outcome.bind(pod, nodeName);
  }
}

/** True if a node can now take what it could not: heartbeats and conditions alone do not matter. */
function isNews(node: KubeNode, before: KubeNode | undefined): boolean {
  return (
    before === undefined ||
    node.spec.taints !== before.spec.taints ||
    node.spec.unschedulable !== before.spec.unschedulable ||
    node.status.allocatable !== before.status.allocatable ||
    node.metadata.labels !== before.metadata.labels
  );
}
