import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { pods, replicaSets } from '../../kubernetes/kinds.ts';
import { controllerOf, withCondition } from '../../kubernetes/objects/meta.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import type { ReplicaSet } from '../../kubernetes/objects/workloads.ts';
import { matchesSelector } from '../../kubernetes/selectors/labelSelector.ts';
import { stamp } from '../../kubernetes/stamps.ts';
import { StatusError } from '../../kubernetes/statusError.ts';
import { deleteObject } from '../../kubernetes/writes/delete.ts';
import { updateStatus } from '../../kubernetes/writes/update.ts';
import type { ControlContext } from '../controlContext.ts';
import { objectKey, splitKey } from '../objectKey.ts';
import { OwnerIndex } from '../ownerIndex.ts';
import { WorkQueue } from '../workQueue.ts';
import { claim } from './claim.ts';
import { inOrderOfDeletion } from './orderOfDeletion.ts';
import { activePods, isAvailable, nextAvailable, readyCount } from './podCounts.ts';
import { createPod } from './podFromTemplate.ts';

/** Pods created in one go, as the controller's own limit is; and lab milliseconds until it tries again after a refusal. */
const burst = 500;
const retryTime = 5000;

const source = { component: 'replicaset-controller' };

/** Keeps as many pods of each ReplicaSet as it asks for. */
export class ReplicaSetController implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();
  readonly #sets: OwnerIndex<ReplicaSet>;
  readonly #queue: WorkQueue;

  constructor(context: ControlContext) {
    this.#context = context;
    const { store } = context.api;
    this.#sets = this.#owned.add(new OwnerIndex(store, replicaSets));
    this.#queue = this.#owned.add(new WorkQueue(context.clock, 10, (key) => this.#reconcile(key)));
    this.#owned.add(
      store.onDidChange(({ kind, type, object, previous }) => {
        if (kind.plural === replicaSets.plural && type !== 'DELETED') this.#queue.add(objectKey(object));
        if (kind.plural !== pods.plural) return;
        const owner = controllerOf(object);
        if (owner?.kind === 'ReplicaSet') this.#queue.add(`${object.metadata.namespace}/${owner.name}`);
        // One that has just lost its owner, or never had any, may be somebody's.
        else if (owner === undefined && object.metadata.labels !== previous?.metadata.labels)
          for (const set of store.list(replicaSets, object.metadata.namespace)) this.#queue.add(objectKey(set));
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #reconcile(key: string): void {
    const { api, pods: index } = this.#context;
    const { namespace, name } = splitKey(key);
    const set = api.store.get(replicaSets, namespace, name);
    if (set === undefined) return;
    const { uid, deletionTimestamp } = set.metadata;
    const family = { owned: index.ownedBy(uid), orphans: index.orphansIn(namespace) };
    const active = activePods(claim(api, pods, set, set.spec.selector, family));
    const missing = set.spec.replicas - active.length;
    let trouble: string | undefined;
    if (deletionTimestamp === undefined && missing > 0) trouble = this.#create(set, missing);
    if (deletionTimestamp === undefined && missing < 0) {
      const ordered = inOrderOfDeletion(active, this.#siblingsPerNode(set), api.now());
      this.#delete(set, ordered.slice(0, -missing));
    }
    this.#report(set, trouble);
  }

  /** Pods on each node of all ReplicaSets of the same owner. */
  #siblingsPerNode(set: ReplicaSet): ReadonlyMap<string, number> {
    const owner = controllerOf(set);
    const sets = owner === undefined ? [set] : this.#sets.ownedBy(owner.uid);
    const counts = new Map<string, number>();
    for (const each of sets)
      for (const { spec } of activePods(this.#context.pods.ownedBy(each.metadata.uid)))
        if (spec.nodeName !== undefined) counts.set(spec.nodeName, (counts.get(spec.nodeName) ?? 0) + 1);
    return counts;
  }

  /** Creates so many; returns why it stopped, if it did. */
  #create(set: ReplicaSet, count: number): string | undefined {
    for (let i = 0; i < Math.min(count, burst); i++) {
      try {
        const pod = createPod(this.#context, set, set.spec.template);
        this.#tell(set, 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`);
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        this.#tell(set, 'Warning', 'FailedCreate', `Error creating: ${error.message}`);
        this.#queue.addLater(objectKey(set), retryTime);
        return error.message;
      }
    }
    if (count > burst) this.#queue.add(objectKey(set));
    return undefined;
  }

  #delete(set: ReplicaSet, surplus: readonly Pod[]): void {
    for (const { metadata } of surplus) {
      deleteObject(this.#context.api, pods, metadata.namespace ?? '', metadata.name);
      this.#tell(set, 'Normal', 'SuccessfulDelete', `Deleted pod: ${metadata.name}`);
    }
  }

  #tell(set: ReplicaSet, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#context.events.record(set, source, { type, reason, message });
  }

  #report({ metadata: { namespace = '', name, uid }, spec }: ReplicaSet, trouble: string | undefined): void {
    const { api, pods: index } = this.#context;
    const now = api.now();
    const active = activePods(index.ownedBy(uid));
    const labels = spec.template.metadata?.labels ?? {};
    const counts = {
      fullyLabeledReplicas: active.filter((pod) => matchesSelector({ matchLabels: labels }, pod.metadata.labels))
        .length,
      readyReplicas: readyCount(active),
      availableReplicas: active.filter((pod) => isAvailable(pod, spec.minReadySeconds, now)).length,
    };
    updateStatus(api, replicaSets, namespace, name, ({ metadata, status }) => ({
      replicas: active.length,
      ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
      observedGeneration: metadata.generation ?? 1,
      ...withFailure(status.conditions, trouble, now),
    }));
    const wait = nextAvailable(active, spec.minReadySeconds, now);
    if (wait !== undefined) this.#queue.addLater(`${namespace}/${name}`, wait);
  }
}

function withFailure(
  conditions: ReplicaSet['status']['conditions'],
  trouble: string | undefined,
  now: number,
): Pick<ReplicaSet['status'], 'conditions'> {
  if (trouble === undefined) return {};
  const failure = {
    type: 'ReplicaFailure',
    status: 'True',
    reason: 'FailedCreate',
    message: trouble,
    lastTransitionTime: stamp(now),
  } as const;
  return { conditions: withCondition(conditions, failure) };
}
