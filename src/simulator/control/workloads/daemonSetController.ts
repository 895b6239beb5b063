import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { daemonSets, nodes, pods } from '../../kubernetes/kinds.ts';
import { controllerOf } from '../../kubernetes/objects/meta.ts';
import type { KubeNode } from '../../kubernetes/objects/node.ts';
import { isReady, isTerminated, type Pod, type Toleration } from '../../kubernetes/objects/pod.ts';
import type { DaemonSet } from '../../kubernetes/objects/workloads.ts';
import { deleteObject } from '../../kubernetes/writes/delete.ts';
import { updateStatus } from '../../kubernetes/writes/update.ts';
import type { ControlContext } from '../controlContext.ts';
import { objectKey, splitKey } from '../objectKey.ts';
import { matchesNodeTerms } from '../scheduler/filters/nodeAffinity.ts';
import { tolerates } from '../scheduler/filters/taintToleration.ts';
import { WorkQueue } from '../workQueue.ts';
import { resolvePercent } from './podCounts.ts';
import { createPod } from './podFromTemplate.ts';
import { templateHash } from '../templates/templateHash.ts';

const revisionLabel = 'controller-revision-hash';

/** What a daemon set's pods bear although their template does not say so. */
const daemonTolerations: readonly Toleration[] = [
  ...['not-ready', 'unreachable'].map((key) => ({
    key: `node.kubernetes.io/${key}`,
    operator: 'Exists' as const,
    effect: 'NoExecute',
  })),
  ...['disk-pressure', 'memory-pressure', 'pid-pressure', 'unschedulable', 'network-unavailable'].map((key) => ({
    key: `node.kubernetes.io/${key}`,
    operator: 'Exists' as const,
    effect: 'NoSchedule',
  })),
];

/** Keeps one pod of each DaemonSet on every node that can have it, and replaces them node by node when it changes. */
export class DaemonSetController implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();

  constructor(context: ControlContext) {
    this.#context = context;
    const { store } = context.api;
    const queue = this.#owned.add(new WorkQueue(context.clock, 10, (key) => this.#reconcile(key)));
    this.#owned.add(
      store.onDidChange(({ kind, type, object }) => {
        if (kind.plural === daemonSets.plural && type !== 'DELETED') queue.add(objectKey(object));
        if (kind.plural === nodes.plural) for (const set of store.list(daemonSets)) queue.add(objectKey(set));
        const owner = kind.plural === pods.plural ? controllerOf(object) : undefined;
        if (owner?.kind === 'DaemonSet') queue.add(`${object.metadata.namespace}/${owner.name}`);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #reconcile(key: string): void {
    const { api, pods: index } = this.#context;
    const { namespace, name } = splitKey(key);
    const set = api.store.get(daemonSets, namespace, name);
    if (set === undefined || set.metadata.deletionTimestamp !== undefined) return;
    const hash = templateHash(set.spec.template, this.#context.release.minor);
    const wanted = api.store.list(nodes).filter((node) => belongsOn(set, node));
    const byNode = Map.groupBy(
      index.ownedBy(set.metadata.uid).filter((pod) => !isTerminated(pod)),
      targetNode,
    );
    for (const node of wanted) if (!byNode.has(node.metadata.name)) this.#create(set, node, hash);
    const names = new Set(wanted.map((node) => node.metadata.name));
    for (const [node, surplus] of byNode) if (!names.has(node)) for (const pod of surplus) this.#delete(set, pod);
    if (set.spec.updateStrategy.type === 'RollingUpdate') this.#roll(set, wanted.length, hash);
    this.#report(set, wanted.length, hash);
  }

  /** Replaces outdated pods, no more at a time than may be unavailable. */
  #roll(set: DaemonSet, desired: number, hash: string): void {
    const all = this.#context.pods.ownedBy(set.metadata.uid);
    const outdated = all.filter(
      (pod) => pod.metadata.labels?.[revisionLabel] !== hash && pod.metadata.deletionTimestamp === undefined,
    );
    const unavailable = desired - all.filter(isReady).length;
    const allowed = Math.max(1, resolvePercent(set.spec.updateStrategy.rollingUpdate?.maxUnavailable, desired, 'up'));
    const broken = outdated.filter((pod) => !isReady(pod));
    const healthy = outdated.filter(isReady).slice(0, Math.max(0, allowed - unavailable));
    for (const pod of [...broken, ...healthy]) this.#delete(set, pod);
  }

  #create(set: DaemonSet, node: KubeNode, hash: string): void {
    const { template } = set.spec;
    const terms = [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: [node.metadata.name] }] }];
    const pod = createPod(this.#context, set, template, {
      node: node.metadata.name,
      labels: { [revisionLabel]: hash, 'pod-template-generation': String(set.metadata.generation ?? 1) },
      spec: {
        tolerations: [...(template.spec.tolerations ?? []), ...daemonTolerations],
        affinity: {
          nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } },
        },
      },
    });
    this.#tell(set, 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`);
  }

  #delete(set: DaemonSet, pod: Pod): void {
    if (pod.metadata.deletionTimestamp !== undefined) return;
    deleteObject(this.#context.api, pods, pod.metadata.namespace ?? '', pod.metadata.name);
    this.#tell(set, 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`);
  }

  #tell(set: DaemonSet, reason: string, message: string): void {
    this.#context.events.record(set, { component: 'daemonset-controller' }, { type: 'Normal', reason, message });
  }

  #report(set: DaemonSet, desired: number, hash: string): void {
    const { namespace = '', name, uid } = set.metadata;
    const own = this.#context.pods.ownedBy(uid).filter((pod) => pod.metadata.deletionTimestamp === undefined);
    const ready = own.filter(isReady).length;
    const updated = own.filter((pod) => pod.metadata.labels?.[revisionLabel] === hash).length;
    updateStatus(this.#context.api, daemonSets, namespace, name, ({ metadata }) => ({
      currentNumberScheduled: own.length,
      desiredNumberScheduled: desired,
      numberMisscheduled: 0,
      numberReady: ready,
      updatedNumberScheduled: updated,
      ...(ready > 0 ? { numberAvailable: ready } : {}),
      ...(desired > ready ? { numberUnavailable: desired - ready } : {}),
      observedGeneration: metadata.generation ?? 1,
    }));
  }
}

/** The node a daemon pod is on, or the one it was made for. */
function targetNode(pod: Pod): string {
  const terms = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  return pod.spec.nodeName ?? terms?.[0]?.matchFields?.[0]?.values?.[0] ?? '';
}

function belongsOn(set: DaemonSet, node: KubeNode): boolean {
  const { spec } = set.spec.template;
  const tolerations = [
    ...(spec.tolerations ?? []),
    ...daemonTolerations,
    // A node that is not ready yet gets its daemons all the same: one of them makes it ready.
    { key: 'node.kubernetes.io/not-ready', operator: 'Exists' as const, effect: 'NoSchedule' },
  ];
  const terms = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  return (
    Object.entries(spec.nodeSelector ?? {}).every(([key, value]) => node.metadata.labels?.[key] === value) &&
    (terms === undefined || matchesNodeTerms(terms, node)) &&
    (node.spec.taints ?? []).every((taint) => taint.effect === 'PreferNoSchedule' || tolerates(tolerations, taint))
  );
}
