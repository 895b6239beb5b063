import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { pods, replicaSets } from '../../kubernetes/kinds.ts';
import { controllerOf } from '../../kubernetes/objects/meta.ts';
import { isReady, type Pod } from '../../kubernetes/objects/pod.ts';
import type { ReplicaSet } from '../../kubernetes/objects/workloads.ts';
import { StatusError } from '../../kubernetes/statusError.ts';
import { deleteObject } from '../../kubernetes/writes/delete.ts';
import { updateStatus } from '../../kubernetes/writes/update.ts';
import type { ControlContext } from '../controlContext.ts';
import { objectKey, splitKey } from '../objectKey.ts';
import { WorkQueue } from '../workQueue.ts';
import { activePods, readyCount } from './podCounts.ts';
import { createPod } from './podFromTemplate.ts';

const source = { component: 'replicaset-controller' };

/** Keeps as many pods of each ReplicaSet as it asks for. */
export class ReplicaSetController implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();

  constructor(context: ControlContext) {
    this.#context = context;
    const queue = this.#owned.add(new WorkQueue(context.clock, 10, (key) => this.#reconcile(key)));
    this.#owned.add(
      context.api.store.onDidChange(({ kind, type, object }) => {
        if (kind.plural === replicaSets.plural && type !== 'DELETED') queue.add(objectKey(object));
        const owner = kind.plural === pods.plural ? controllerOf(object) : undefined;
        if (owner?.kind === 'ReplicaSet') queue.add(`${object.metadata.namespace}/${owner.name}`);
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
    if (set === undefined || set.metadata.deletionTimestamp !== undefined) return;
    const active = activePods(index.ownedBy(set.metadata.uid));
    const missing = set.spec.replicas - active.length;
    if (missing > 0) this.#create(set, missing);
    if (missing < 0) this.#delete(set, inOrderOfDeletion(active).slice(0, -missing));
    this.#report(set);
  }

  #create(set: ReplicaSet, count: number): void {
    for (let i = 0; i < count; i++) {
      try {
        const pod = createPod(this.#context, set, set.spec.template);
        this.#tell(set, 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`);
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        return this.#tell(set, 'Warning', 'FailedCreate', `Error creating: ${error.message}`);
      }
    }
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

  #report(set: ReplicaSet): void {
    const { namespace = '', name, uid } = set.metadata;
    const active = activePods(this.#context.pods.ownedBy(uid));
    const ready = readyCount(active);
    updateStatus(this.#context.api, replicaSets, namespace, name, ({ metadata }) => ({
      replicas: active.length,
      ...(active.length === 0 ? {} : { fullyLabeledReplicas: active.length }),
      ...(ready === 0 ? {} : { readyReplicas: ready, availableReplicas: ready }),
      observedGeneration: metadata.generation ?? 1,
    }));
  }
}

/**
 * Which pods go first when there are too many: those without a node, then those not running, not ready, on the node
 * with most siblings, and youngest.
 */
function inOrderOfDeletion(active: readonly Pod[]): readonly Pod[] {
  const perNode = new Map<string, number>();
  for (const { spec } of active) perNode.set(spec.nodeName ?? '', (perNode.get(spec.nodeName ?? '') ?? 0) + 1);
  const rank = (pod: Pod): readonly number[] => [
    pod.spec.nodeName === undefined ? 0 : 1,
    pod.status.phase === 'Running' ? 1 : 0,
    isReady(pod) ? 1 : 0,
    -(perNode.get(pod.spec.nodeName ?? '') ?? 0),
    -Date.parse(pod.metadata.creationTimestamp ?? ''),
    -Number(pod.metadata.resourceVersion),
  ];
  return active
    .map((pod) => ({ pod, rank: rank(pod) }))
    .toSorted((a, b) => {
      const at = a.rank.findIndex((value, index) => value !== b.rank[index]);
      return (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
    })
    .map(({ pod }) => pod);
}
