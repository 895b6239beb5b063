import { DisposableStore, type Disposable } from '../../../../base/disposable.ts';
import { controllerRevisions, daemonSets, nodes, pods } from '../../../kubernetes/kinds.ts';
import { controllerOf } from '../../../kubernetes/objects/meta.ts';
import type { KubeNode } from '../../../kubernetes/objects/node.ts';
import { isReady, isTerminated, type Pod } from '../../../kubernetes/objects/pod.ts';
import type { ControllerRevision, DaemonSet } from '../../../kubernetes/objects/workloads.ts';
import { StatusError } from '../../../kubernetes/statusError.ts';
import { deleteObject } from '../../../kubernetes/writes/delete.ts';
import { updateStatus } from '../../../kubernetes/writes/update.ts';
import type { ControlContext } from '../../controlContext.ts';
import { objectKey, splitKey } from '../../objectKey.ts';
import { OwnerIndex } from '../../ownerIndex.ts';
import { templateHash } from '../../templates/templateHash.ts';
import { WorkQueue } from '../../workQueue.ts';
import { claim } from '../claim.ts';
import { isAvailable, nextAvailable } from '../podCounts.ts';
import { createPod } from '../podFromTemplate.ts';
import { ensureRevision, pruneRevisions } from '../revisions.ts';
import { daemonTolerations, placeOn } from './daemonNodes.ts';
import { planUpdate, revisionLabel } from './daemonUpdate.ts';

/** Lab milliseconds before a failed daemon's place is filled again, or a refused creation is tried again. */
const retryTime = 5000;

/** Keeps one pod of each DaemonSet on every node that can have it, and replaces them node by node when it changes. */
export class DaemonSetController implements Disposable {
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
      store.onDidChange(({ kind, type, object, previous }) => {
        if (kind.plural === daemonSets.plural && type !== 'DELETED') this.#queue.add(objectKey(object));
        if (kind.plural === nodes.plural && movesDaemons(object as KubeNode, previous as KubeNode | undefined))
          for (const set of store.list(daemonSets)) this.#queue.add(objectKey(set));
        const owner = kind.plural === pods.plural ? controllerOf(object) : undefined;
        if (owner?.kind === 'DaemonSet') this.#queue.add(`${object.metadata.namespace}/${owner.name}`);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #reconcile(key: string): void {
    const { api, release } = this.#context;
    const { namespace, name } = splitKey(key);
    const set = api.store.get(daemonSets, namespace, name);
    if (set === undefined || set.metadata.deletionTimestamp !== undefined) return;
    const hash = templateHash(set.spec.template, release.minor, set.status.collisionCount);
    this.#keepRevision(set, hash);
    const places = new Map(api.store.list(nodes).map((node) => [node.metadata.name, placeOn(set, node)]));
    const own = this.#claim(set);
    this.#manage(set, places, own, hash);
    const live = Map.groupBy(this.#claim(set), targetNode);
    const desired = [...places.values()].filter(({ wanted }) => wanted).length;
    const { remove, surge } = planUpdate(set, desired, live, hash, api.now());
    for (const pod of remove) this.#delete(set, pod);
    for (const node of surge) this.#create(set, node, hash);
    this.#report(set, places, hash);
  }

  #claim(set: DaemonSet): readonly Pod[] {
    const { pods: index, api } = this.#context;
    const { uid, namespace } = set.metadata;
    return claim(api, pods, set, set.spec.selector, { owned: index.ownedBy(uid), orphans: index.orphansIn(namespace) });
  }

  #keepRevision(set: DaemonSet, hash: string): void {
    const { api, pods: index } = this.#context;
    const known = this.#revisions.ownedBy(set.metadata.uid);
    const { template, revisionHistoryLimit } = set.spec;
    const labels = { ...template.metadata?.labels, [revisionLabel]: hash };
    const current = ensureRevision(api, { owner: set, template, name: `${set.metadata.name}-${hash}`, labels, known });
    const inUse = new Set(index.ownedBy(set.metadata.uid).map((pod) => pod.metadata.labels?.[revisionLabel]));
    const used = (each: ControllerRevision): boolean =>
      each.metadata.name === current.metadata.name || inUse.has(each.metadata.labels?.[revisionLabel]);
    pruneRevisions(api, this.#revisions.ownedBy(set.metadata.uid), used, revisionHistoryLimit);
  }

  /** Fills empty places, empties those where no pod may be, and clears away daemons that have ended. */
  #manage(
    set: DaemonSet,
    places: ReadonlyMap<string, { readonly wanted: boolean; readonly allowed: boolean }>,
    own: readonly Pod[],
    hash: string,
  ): void {
    const byNode = Map.groupBy(own, targetNode);
    for (const [node, { wanted }] of places) if (wanted && !byNode.has(node)) this.#create(set, node, hash);
    for (const pod of own) {
      const node = targetNode(pod);
      if (isTerminated(pod)) this.#clearAway(set, pod, node);
      else if (places.get(node)?.allowed !== true) this.#delete(set, pod);
    }
  }

  #clearAway(set: DaemonSet, pod: Pod, node: string): void {
    if (pod.metadata.deletionTimestamp !== undefined) return;
    const failed = pod.status.phase === 'Failed';
    const { namespace, name } = pod.metadata;
    const message = `Found ${failed ? 'failed' : 'succeeded'} daemon pod ${namespace}/${name} on node ${node}, will try to ${failed ? 'kill' : 'delete'} it`;
    this.#tell(set, failed ? 'Warning' : 'Normal', failed ? 'FailedDaemonPod' : 'SucceededDaemonPod', message);
    this.#delete(set, pod);
  }

  #create(set: DaemonSet, node: string, hash: string): void {
    const { template } = set.spec;
    const nodeSelectorTerms = [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: [node] }] }];
    const { nodeAffinity } = template.spec.affinity ?? {};
    const required = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } };
    try {
      const pod = createPod(this.#context, set, template, {
        node,
        labels: { [revisionLabel]: hash, 'pod-template-generation': String(set.metadata.generation ?? 1) },
        spec: {
          tolerations: daemonTolerations(template.spec),
          affinity: { ...template.spec.affinity, nodeAffinity: { ...nodeAffinity, ...required } },
        },
      });
      this.#tell(set, 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      this.#tell(set, 'Warning', 'FailedCreate', `Error creating: ${error.message}`);
      this.#queue.addLater(objectKey(set), retryTime);
    }
  }

  #delete(set: DaemonSet, pod: Pod): void {
    if (pod.metadata.deletionTimestamp !== undefined) return;
    deleteObject(this.#context.api, pods, pod.metadata.namespace ?? '', pod.metadata.name);
    this.#tell(set, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`);
  }

  #tell(set: DaemonSet, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#context.events.record(set, { component: 'daemonset-controller' }, { type, reason, message });
  }

  #report(set: DaemonSet, places: ReadonlyMap<string, { readonly wanted: boolean }>, hash: string): void {
    const { api, pods: index } = this.#context;
    const { namespace = '', name, uid } = set.metadata;
    const now = api.now();
    const { minReadySeconds } = set.spec;
    const byNode = Map.groupBy(index.ownedBy(uid), targetNode);
    let [desired, current, misscheduled, ready, available, updated] = [0, 0, 0, 0, 0, 0];
    for (const [node, { wanted }] of places) {
      const pod = oldestOf(byNode.get(node) ?? []);
      if (wanted) desired += 1;
      if (pod === undefined) continue;
      if (!wanted) {
        misscheduled += 1;
        continue;
      }
      current += 1;
      if (isReady(pod)) ready += 1;
      if (isAvailable(pod, minReadySeconds, now)) available += 1;
      if (pod.metadata.labels?.[revisionLabel] === hash) updated += 1;
    }
    updateStatus(api, daemonSets, namespace, name, ({ metadata, status }) => ({
      ...(status.collisionCount === undefined ? {} : { collisionCount: status.collisionCount }),
      currentNumberScheduled: current,
      desiredNumberScheduled: desired,
      numberMisscheduled: misscheduled,
      numberReady: ready,
      ...(updated > 0 ? { updatedNumberScheduled: updated } : {}),
      ...(available > 0 ? { numberAvailable: available } : {}),
      ...(desired > available ? { numberUnavailable: desired - available } : {}),
      observedGeneration: metadata.generation ?? 1,
    }));
    const wait = nextAvailable(index.ownedBy(uid), minReadySeconds, now);
    if (wait !== undefined) this.#queue.addLater(objectKey(set), wait);
  }
}

/** The node a daemon pod is on, or the one it was made for. */
function targetNode(pod: Pod): string {
  const terms = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  return pod.spec.nodeName ?? terms?.[0]?.matchFields?.[0]?.values?.[0] ?? '';
}

function oldestOf(list: readonly Pod[]): Pod | undefined {
  return list.toSorted((a, b) =>
    (a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '') ? -1 : 1,
  )[0];
}

/** Heartbeats of nodes concern no daemon. */
function movesDaemons(node: KubeNode, before: KubeNode | undefined): boolean {
  return before === undefined || node.spec !== before.spec || node.metadata.labels !== before.metadata.labels;
}
