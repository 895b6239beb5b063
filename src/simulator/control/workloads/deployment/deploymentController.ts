import { DisposableStore, type Disposable } from '../../../../base/disposable.ts';
import { deployments, pods, replicaSets } from '../../../kubernetes/kinds.ts';
import { controllerOf, type KubeObject } from '../../../kubernetes/objects/meta.ts';
import { isTerminated } from '../../../kubernetes/objects/pod.ts';
import type { Deployment, ReplicaSet } from '../../../kubernetes/objects/workloads.ts';
import { deleteObject } from '../../../kubernetes/writes/delete.ts';
import { updateObject, updateStatus } from '../../../kubernetes/writes/update.ts';
import type { ControlContext } from '../../controlContext.ts';
import { objectKey, splitKey } from '../../objectKey.ts';
import { OwnerIndex } from '../../ownerIndex.ts';
import { WorkQueue } from '../../workQueue.ts';
import { claim } from '../claim.ts';
import { resolvePercent } from '../podCounts.ts';
import { annotated, desiredKey, maxKey, revisionOf } from './annotations.ts';
import { deploymentStatus, isComplete, msToDeadline, type Newest } from './deploymentStatus.ts';
import { ensureNewest, setOfTemplate } from './newestReplicaSet.ts';
import { isScaled, proportionalScale } from './proportionalScale.ts';
import { planRollout } from './rollout.ts';
import { scalingMessage } from './scalingMessage.ts';

const source = { component: 'deployment-controller' };

/** Runs each Deployment through ReplicaSets, one for every version of its template. */
export class DeploymentController implements Disposable {
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
      store.onDidChange(({ kind, type, object }) => {
        if (kind.plural === deployments.plural && type !== 'DELETED') this.#queue.add(objectKey(object));
        if (kind.plural === pods.plural && type === 'DELETED') this.#podGone(object);
        if (kind.plural !== replicaSets.plural) return;
        const owner = controllerOf(object);
        if (owner?.kind === 'Deployment') this.#queue.add(`${object.metadata.namespace}/${owner.name}`);
        // One without an owner may be somebody's.
        else if (owner === undefined)
          for (const each of store.list(deployments, object.metadata.namespace)) this.#queue.add(objectKey(each));
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** A Deployment that recreates its pods waits for the last of the old ones. */
  #podGone(pod: KubeObject): void {
    const { namespace = '' } = pod.metadata;
    const { store } = this.#context.api;
    const set = store.get(replicaSets, namespace, controllerOf(pod)?.name ?? '');
    const owner = set === undefined ? undefined : controllerOf(set);
    const deployment = store.get(deployments, namespace, owner?.name ?? '');
    if (deployment?.spec.strategy.type === 'Recreate') this.#queue.add(objectKey(deployment));
  }

  #reconcile(key: string): void {
    const { api, release } = this.#context;
    const { namespace, name } = splitKey(key);
    const deployment = api.store.get(deployments, namespace, name);
    if (deployment === undefined) return;
    const sets = this.#claim(deployment);
    if (deployment.metadata.deletionTimestamp !== undefined)
      return this.#report(deployment, { set: setOfTemplate(deployment, sets), created: false });
    const { paused = false } = deployment.spec;
    if (paused || isScaled(deployment, sets)) {
      const set = setOfTemplate(deployment, sets);
      this.#apply(deployment, proportionalScale(deployment, set, without(sets, set)));
      return this.#report(deployment, { set, created: false });
    }
    const newest = ensureNewest(api, deployment, sets, release.minor);
    // Its name was taken: the count of collisions, which has changed, brings it back.
    if (newest === undefined) return;
    const old = without(sets, newest.set);
    this.#apply(deployment, planRollout(deployment, newest.set, old, this.#podsOf(old)));
    this.#prune(deployment, newest.set);
    this.#report(deployment, newest);
  }

  #claim(deployment: Deployment): readonly ReplicaSet[] {
    const { metadata, spec } = deployment;
    return claim(this.#context.api, replicaSets, deployment, spec.selector, {
      owned: this.#sets.ownedBy(metadata.uid),
      orphans: this.#sets.orphansIn(metadata.namespace),
    });
  }

  #podsOf(sets: readonly ReplicaSet[]): number {
    const { pods: index } = this.#context;
    return sets.reduce(
      (sum, { metadata }) => sum + index.ownedBy(metadata.uid).filter((pod) => !isTerminated(pod)).length,
      0,
    );
  }

  #apply(deployment: Deployment, plan: ReadonlyMap<ReplicaSet, number>): void {
    for (const [set, replicas] of plan) this.#scale(deployment, set, replicas);
  }

  #scale(deployment: Deployment, set: ReplicaSet, replicas: number): void {
    const { api, events, release } = this.#context;
    const { spec } = deployment;
    const from = set.spec.replicas;
    const surge =
      spec.strategy.type === 'Recreate'
        ? 0
        : resolvePercent(spec.strategy.rollingUpdate?.maxSurge, spec.replicas, 'up');
    const marks = { [desiredKey]: String(spec.replicas), [maxKey]: String(spec.replicas + surge) };
    const marked = Object.entries(marks).every(([key, value]) => set.metadata.annotations?.[key] === value);
    if (from === replicas && (marked || replicas === 0)) return;
    const next = annotated(set, marks);
    updateObject(api, replicaSets, { ...next, spec: { ...next.spec, replicas } } as ReplicaSet);
    if (from === replicas) return;
    const message = scalingMessage(set.metadata.name, from, replicas, release.minor);
    events.record(deployment, source, { type: 'Normal', reason: 'ScalingReplicaSet', message });
  }

  /** Old ReplicaSets without pods are kept for `kubectl rollout undo`, up to the limit. */
  #prune(deployment: Deployment, newest: ReplicaSet): void {
    const { api } = this.#context;
    const latest = api.store.get(deployments, deployment.metadata.namespace ?? '', deployment.metadata.name);
    if (latest === undefined || !isComplete(latest, latest.status)) return;
    const idle = this.#sets
      .ownedBy(deployment.metadata.uid)
      .filter((set) => set.metadata.uid !== newest.metadata.uid && set.spec.replicas === 0 && set.status.replicas === 0)
      .filter((set) => set.metadata.deletionTimestamp === undefined)
      .toSorted((a, b) => revisionOf(a) - revisionOf(b));
    const surplus = idle.length - (deployment.spec.revisionHistoryLimit ?? 10);
    for (const { metadata } of idle.slice(0, Math.max(0, surplus)))
      deleteObject(api, replicaSets, metadata.namespace ?? '', metadata.name);
  }

  #report({ metadata }: Deployment, { set, created }: Newest): void {
    const { api } = this.#context;
    const { namespace = '', name, uid } = metadata;
    const fresh = set && api.store.get(replicaSets, namespace, set.metadata.name);
    const reported = updateStatus(api, deployments, namespace, name, (deployment) =>
      deploymentStatus(deployment, this.#sets.ownedBy(uid), { set: fresh, created }, api.now()),
    );
    const left = msToDeadline(reported, api.now());
    if (left !== undefined && left > 0) this.#queue.addLater(objectKey(reported), left + 1000);
  }
}

function without(sets: readonly ReplicaSet[], set: ReplicaSet | undefined): readonly ReplicaSet[] {
  return sets.filter((each) => each.metadata.uid !== set?.metadata.uid);
}
