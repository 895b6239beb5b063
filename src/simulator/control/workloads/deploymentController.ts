import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { deployments, replicaSets } from '../../kubernetes/kinds.ts';
import { controllerOf } from '../../kubernetes/objects/meta.ts';
import type { Deployment, ReplicaSet } from '../../kubernetes/objects/workloads.ts';
import { createObject } from '../../kubernetes/writes/create.ts';
import { deleteObject } from '../../kubernetes/writes/delete.ts';
import { updateObject, updateStatus } from '../../kubernetes/writes/update.ts';
import type { ControlContext } from '../controlContext.ts';
import { objectKey, splitKey } from '../objectKey.ts';
import { WorkQueue } from '../workQueue.ts';
import { deploymentStatus } from './deploymentStatus.ts';
import { ownerReference } from './ownerReference.ts';
import { planRollout } from './rollout.ts';
import { templateHash } from '../templates/templateHash.ts';

const revisionKey = 'deployment.kubernetes.io/revision';

/** Runs each Deployment through ReplicaSets, one for every version of its template. */
export class DeploymentController implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();

  constructor(context: ControlContext) {
    this.#context = context;
    const queue = this.#owned.add(new WorkQueue(context.clock, 10, (key) => this.#reconcile(key)));
    this.#owned.add(
      context.api.store.onDidChange(({ kind, type, object }) => {
        if (kind.plural === deployments.plural && type !== 'DELETED') queue.add(objectKey(object));
        const owner = kind.plural === replicaSets.plural ? controllerOf(object) : undefined;
        if (owner?.kind === 'Deployment') queue.add(`${object.metadata.namespace}/${owner.name}`);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #reconcile(key: string): void {
    const { namespace, name } = splitKey(key);
    const deployment = this.#context.api.store.get(deployments, namespace, name);
    if (deployment === undefined || deployment.metadata.deletionTimestamp !== undefined) return;
    const hash = templateHash(deployment.spec.template, this.#context.release.minor);
    const before = this.#setsOf(deployment);
    const current = before.find((set) => set.metadata.labels?.['pod-template-hash'] === hash);
    const newest = this.#newest(deployment, hash, current, before);
    const old = before.filter((set) => set !== current);
    const plan = planRollout(deployment, newest, old);
    for (const [set, replicas] of plan) this.#scale(deployment, set, replicas);
    this.#prune(deployment, hash);
    this.#report(deployment, hash);
  }

  #setsOf({ metadata }: Deployment): readonly ReplicaSet[] {
    return this.#context.api.store
      .list(replicaSets, metadata.namespace)
      .filter((set) => controllerOf(set)?.uid === metadata.uid);
  }

  /** The ReplicaSet of the present template, created or moved to the newest revision if it is not that yet. */
  #newest(
    deployment: Deployment,
    hash: string,
    existing: ReplicaSet | undefined,
    all: readonly ReplicaSet[],
  ): ReplicaSet {
    const { api } = this.#context;
    const revision = String(Math.max(0, ...all.filter((set) => set !== existing).map(revisionOf)) + 1);
    const { namespace = '', name } = deployment.metadata;
    const set = existing ?? this.#create(deployment, hash, revision);
    const wanted = String(Math.max(Number(revision), revisionOf(set)));
    if (deployment.metadata.annotations?.[revisionKey] !== wanted) {
      const latest = api.store.get(deployments, namespace, name);
      if (latest !== undefined) updateObject(api, deployments, annotated(latest, { [revisionKey]: wanted }));
    }
    if (revisionOf(set) === Number(wanted)) return set;
    return updateObject(api, replicaSets, annotated(set, { [revisionKey]: wanted }));
  }

  #create(deployment: Deployment, hash: string, revision: string): ReplicaSet {
    const { template, selector } = deployment.spec;
    const { namespace = '', name } = deployment.metadata;
    const labels = { ...template.metadata?.labels, 'pod-template-hash': hash };
    return createObject(this.#context.api, replicaSets, {
      metadata: {
        name: `${name}-${hash}`,
        namespace,
        labels,
        annotations: { [revisionKey]: revision },
        ownerReferences: [ownerReference(deployment)],
      },
      spec: {
        replicas: 0,
        selector: { ...selector, matchLabels: { ...selector.matchLabels, 'pod-template-hash': hash } },
        template: { ...template, metadata: { ...template.metadata, labels } },
      },
    });
  }

  #scale(deployment: Deployment, set: ReplicaSet, replicas: number): void {
    const { api, events } = this.#context;
    const from = set.spec.replicas;
    const desired = annotated(set, {
      'deployment.kubernetes.io/desired-replicas': String(deployment.spec.replicas),
    });
    updateObject(api, replicaSets, { ...desired, spec: { ...desired.spec, replicas } } as ReplicaSet);
    if (from === replicas) return;
    const message = `Scaled ${replicas > from ? 'up' : 'down'} replica set ${set.metadata.name} from ${from} to ${replicas}`;
    const source = { component: 'deployment-controller' };
    events.record(deployment, source, { type: 'Normal', reason: 'ScalingReplicaSet', message });
  }

  /** Old ReplicaSets without pods are kept for `kubectl rollout undo`, up to the limit. */
  #prune(deployment: Deployment, hash: string): void {
    const idle = this.#setsOf(deployment)
      .filter((set) => set.metadata.labels?.['pod-template-hash'] !== hash && set.spec.replicas === 0)
      .filter((set) => set.status.replicas === 0)
      .toSorted((a, b) => revisionOf(a) - revisionOf(b));
    const surplus = idle.length - (deployment.spec.revisionHistoryLimit ?? 10);
    for (const { metadata } of idle.slice(0, Math.max(0, surplus)))
      deleteObject(this.#context.api, replicaSets, metadata.namespace ?? '', metadata.name);
  }

  #report({ metadata }: Deployment, hash: string): void {
    const { api } = this.#context;
    updateStatus(api, deployments, metadata.namespace ?? '', metadata.name, (deployment) =>
      deploymentStatus(deployment, this.#setsOf(deployment), hash, api.now()),
    );
  }
}

function revisionOf(set: ReplicaSet): number {
  return Number(set.metadata.annotations?.[revisionKey] ?? 0);
}

function annotated<T extends Deployment | ReplicaSet>(object: T, annotations: Record<string, string>): T {
  const { resourceVersion: _, ...metadata } = object.metadata;
  return { ...object, metadata: { ...metadata, annotations: { ...metadata.annotations, ...annotations } } };
}
