import { DisposableStore, type Disposable } from '../../../../base/disposable.ts';
import { safeEncode } from '../../../kubernetes/admission/names.ts';
import { controllerRevisions, pods, statefulSets } from '../../../kubernetes/kinds.ts';
import { controllerOf } from '../../../kubernetes/objects/meta.ts';
import { isReady, isTerminated, type Pod } from '../../../kubernetes/objects/pod.ts';
import type { ControllerRevision, StatefulSet } from '../../../kubernetes/objects/workloads.ts';
import { StatusError } from '../../../kubernetes/statusError.ts';
import { deleteObject } from '../../../kubernetes/writes/delete.ts';
import { updateStatus } from '../../../kubernetes/writes/update.ts';
import type { ControlContext } from '../../controlContext.ts';
import { objectKey, splitKey } from '../../objectKey.ts';
import { OwnerIndex } from '../../ownerIndex.ts';
import { sortedJson } from '../../templates/sortedJson.ts';
import { fnv1 } from '../../templates/templateHash.ts';
import { WorkQueue } from '../../workQueue.ts';
import { claim } from '../claim.ts';
import { isAvailable, nextAvailable, resolvePercent } from '../podCounts.ts';
import { ensureRevision, pruneRevisions, templatePatch } from '../revisions.ts';
import { createClaims, createStatefulPod, ordinalOf, revisionLabel } from './statefulPod.ts';

/** Lab milliseconds until a refused creation is tried again. */
const retryTime = 5000;

/** Keeps the numbered pods of each StatefulSet: one after the other up, and from the last one down. */
export class StatefulSetController implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();
  readonly #revisions: OwnerIndex<ControllerRevision>;
  readonly #queue: WorkQueue;

  constructor(context: ControlContext) {
    this.#context = context;
    const { store } = context.api;
    this.#revisions = this.#owned.add(new OwnerIndex(store, controllerRevisions));
    this.#queue = this.#owned.add(new WorkQueue(context.clock, 10, (key) => this.#reconcile(key)));
    this.#owned.add(
      store.onDidChange(({ kind, type, object }) => {
        if (kind.plural === statefulSets.plural && type !== 'DELETED') this.#queue.add(objectKey(object));
        const owner = kind.plural === pods.plural ? controllerOf(object) : undefined;
        if (owner?.kind === 'StatefulSet') this.#queue.add(`${object.metadata.namespace}/${owner.name}`);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #reconcile(key: string): void {
    const { namespace, name } = splitKey(key);
    const set = this.#context.api.store.get(statefulSets, namespace, name);
    if (set === undefined || set.metadata.deletionTimestamp !== undefined) return;
    const update = this.#keepRevision(set);
    const current = set.status.currentRevision ?? update;
    try {
      this.#act(set, current, update);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      const message = `create Pod in StatefulSet ${name} failed error: ${error.message}`;
      this.#tell(set, 'Warning', 'FailedCreate', message);
      this.#queue.addLater(key, retryTime);
    }
    this.#report(set, current, update);
  }

  #podsOf(set: StatefulSet): readonly Pod[] {
    const { pods: index, api } = this.#context;
    const { uid, namespace } = set.metadata;
    const orphans = index.orphansIn(namespace).filter((pod) => ordinalOf(set, pod) >= 0);
    return claim(api, pods, set, set.spec.selector, { owned: index.ownedBy(uid), orphans }).toSorted(
      (a, b) => ordinalOf(set, a) - ordinalOf(set, b),
    );
  }

  /** The name of the present template's revision. */
  #keepRevision(set: StatefulSet): string {
    const { api, pods: index } = this.#context;
    const { uid, name } = set.metadata;
    const { template, selector, revisionHistoryLimit } = set.spec;
    const hash = safeEncode(String(fnv1(Buffer.from(sortedJson(templatePatch(template))))));
    const labels = { ...selector.matchLabels, 'controller.kubernetes.io/hash': hash };
    const known = this.#revisions.ownedBy(uid);
    const { metadata } = ensureRevision(api, { owner: set, template, name: `${name}-${hash}`, labels, known });
    const inUse = new Set([
      metadata.name,
      set.status.currentRevision,
      ...index.ownedBy(uid).map((pod) => pod.metadata.labels?.[revisionLabel]),
    ]);
    pruneRevisions(api, this.#revisions.ownedBy(uid), (each) => inUse.has(each.metadata.name), revisionHistoryLimit);
    return metadata.name;
  }

  #act(set: StatefulSet, current: string, update: string): void {
    const { replicas, podManagementPolicy, updateStrategy, ordinals } = set.spec;
    const all = this.#podsOf(set);
    const start = ordinals?.start ?? 0;
    const byOrdinal = new Map(all.map((pod) => [ordinalOf(set, pod), pod]));
    const ordered = podManagementPolicy !== 'Parallel';
    const partition = updateStrategy.rollingUpdate?.partition ?? 0;
    for (let ordinal = start; ordinal < start + replicas; ordinal++) {
      const pod = byOrdinal.get(ordinal);
      if (pod === undefined) this.#create(set, ordinal, ordinal - start < partition ? current : update);
      else if (isTerminated(pod) && pod.metadata.deletionTimestamp === undefined) this.#recreate(set, pod);
      else if (this.#isFine(set, pod)) continue;
      // One that is not well holds up all that come after it.
      if (ordered) return;
    }
    const surplus = all
      .filter((pod) => ordinalOf(set, pod) >= start + replicas || ordinalOf(set, pod) < start)
      .toReversed();
    for (const pod of surplus) {
      if (pod.metadata.deletionTimestamp === undefined) this.#delete(set, pod);
      if (ordered) return;
    }
    if (updateStrategy.type === 'RollingUpdate') this.#roll(set, all, update, start + partition);
  }

  /** Replaces outdated pods from the last one down, as many at a time as may be unavailable. */
  #roll(set: StatefulSet, all: readonly Pod[], update: string, from: number): void {
    const { maxUnavailable = 1 } = set.spec.updateStrategy.rollingUpdate ?? {};
    let left = Math.max(1, resolvePercent(maxUnavailable, set.spec.replicas, 'up'));
    for (const pod of all.filter((each) => ordinalOf(set, each) >= from).toReversed()) {
      const outdated = pod.metadata.labels?.[revisionLabel] !== update;
      if (outdated && pod.metadata.deletionTimestamp === undefined) this.#delete(set, pod);
      if (outdated || !this.#isFine(set, pod)) left -= 1;
      if (left === 0) return;
    }
  }

  #isFine(set: StatefulSet, pod: Pod): boolean {
    return (
      pod.metadata.deletionTimestamp === undefined &&
      isAvailable(pod, set.spec.minReadySeconds, this.#context.api.now())
    );
  }

  #create(set: StatefulSet, ordinal: number, revision: string): void {
    createClaims(this.#context, set, ordinal);
    const pod = createStatefulPod(this.#context, set, ordinal, revision);
    this.#tell(
      set,
      'Normal',
      'SuccessfulCreate',
      `create Pod ${pod.metadata.name} in StatefulSet ${set.metadata.name} successful`,
    );
  }

  #recreate(set: StatefulSet, pod: Pod): void {
    const { namespace, name } = pod.metadata;
    this.#tell(
      set,
      'Warning',
      'RecreatingFailedPod',
      `StatefulSet ${namespace}/${set.metadata.name} is recreating failed Pod ${name}`,
    );
    this.#delete(set, pod);
  }

  #delete(set: StatefulSet, { metadata }: Pod): void {
    deleteObject(this.#context.api, pods, metadata.namespace ?? '', metadata.name);
    this.#tell(
      set,
      'Normal',
      'SuccessfulDelete',
      `delete Pod ${metadata.name} in StatefulSet ${set.metadata.name} successful`,
    );
  }

  #tell(set: StatefulSet, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#context.events.record(set, { component: 'statefulset-controller' }, { type, reason, message });
  }

  #report(set: StatefulSet, current: string, update: string): void {
    const { api } = this.#context;
    const { namespace = '', name } = set.metadata;
    const { minReadySeconds, replicas, updateStrategy } = set.spec;
    const now = api.now();
    const live = this.#podsOf(set);
    const made = live.filter((pod) => !isTerminated(pod));
    const of = (revision: string): number =>
      made.filter(
        (pod) => pod.metadata.labels?.[revisionLabel] === revision && pod.metadata.deletionTimestamp === undefined,
      ).length;
    const updated = of(update);
    const ready = live.filter(isReady).length;
    const complete =
      updateStrategy.type === 'RollingUpdate' && updated === replicas && ready === replicas && made.length === replicas;
    const counts = {
      readyReplicas: ready,
      currentReplicas: complete ? updated : of(current),
      updatedReplicas: updated,
    };
    updateStatus(api, statefulSets, namespace, name, ({ metadata }) => ({
      observedGeneration: metadata.generation ?? 1,
      replicas: made.length,
      ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
      availableReplicas: live.filter((pod) => isAvailable(pod, minReadySeconds, now)).length,
      currentRevision: complete ? update : current,
      updateRevision: update,
      collisionCount: 0,
    }));
    const wait = nextAvailable(live, minReadySeconds, now);
    if (wait !== undefined) this.#queue.addLater(objectKey(set), wait);
  }
}
