import { DisposableStore, type Disposable } from '../../../../base/disposable.ts';
import { nodes, pods } from '../../../kubernetes/kinds.ts';
import { conditionOf, withCondition, type Condition } from '../../../kubernetes/objects/meta.ts';
import type { KubeNode } from '../../../kubernetes/objects/node.ts';
import { stamp } from '../../../kubernetes/stamps.ts';
import { updateStatus } from '../../../kubernetes/writes/update.ts';
import type { ControlContext } from '../../controlContext.ts';

/** Lab milliseconds between a kubelet's heartbeats, and between the controller's looks at them. */
const heartbeat = 10_000;
const look = 5000;

/** Whatever a silent kubelet used to report. */
const reported = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready'];

/** Notices nodes whose kubelet has fallen silent: nothing is known of them then, and their pods count as not ready. */
export class NodeMonitor implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();
  readonly #silent = new Map<string, Disposable>();
  /** Lab milliseconds without a heartbeat until a node counts as lost; Kubernetes waits longer since 1.32. */
  readonly #grace: number;

  constructor(context: ControlContext) {
    this.#context = context;
    const { api, kubelets, release } = context;
    this.#grace = release.minor >= 32 ? 50_000 : 40_000;
    this.#owned.add(
      kubelets.onDidChange(({ nodeName, answers }) => {
        if (answers) this.#hear(nodeName);
        else this.#wait(nodeName, this.#grace + look * api.random() - heartbeat * api.random());
      }),
    );
    this.#owned.add(
      api.store.onDidChange(({ kind, type, object: { metadata } }) => {
        if (kind !== nodes) return;
        if (type === 'DELETED') this.#hear(metadata.name);
        else if (type === 'ADDED' && kubelets.get(metadata.name) === undefined) this.#wait(metadata.name, this.#grace);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
    for (const each of this.#silent.values()) each.dispose();
  }

  #hear(nodeName: string): void {
    this.#silent.get(nodeName)?.dispose();
    this.#silent.delete(nodeName);
  }

  #wait(nodeName: string, ms: number): void {
    this.#hear(nodeName);
    const timer = this.#context.clock.after(ms, () => {
      this.#silent.delete(nodeName);
      const node = this.#context.api.store.get(nodes, '', nodeName);
      if (node !== undefined) this.#lose(node);
    });
    this.#silent.set(nodeName, timer);
  }

  #lose(node: KubeNode): void {
    const { api, events } = this.#context;
    const now = stamp(api.now());
    const wasReady = conditionOf(node, 'Ready')?.status === 'True';
    const conditions = reported.reduce<readonly Condition[] | undefined>((all, type) => {
      const known = all?.find((each) => each.type === type);
      return withCondition(all, { ...unknown(known), type, status: 'Unknown', lastTransitionTime: now });
    }, node.status.conditions);
    api.store.replace(nodes, { ...node, status: { ...node.status, conditions: conditions ?? [] } });
    if (!wasReady) return;
    const { name } = node.metadata;
    events.record(
      node,
      { component: 'node-controller' },
      { type: 'Normal', reason: 'NodeNotReady', message: `Node ${name} status is now: NodeNotReady` },
    );
    this.#losePods(name, now);
  }

  #losePods(nodeName: string, now: string): void {
    const { api, events } = this.#context;
    for (const pod of this.#context.pods.onNode(nodeName)) {
      const ready = conditionOf(pod, 'Ready');
      if (ready?.status !== 'True') continue;
      const { namespace = '', name } = pod.metadata;
      updateStatus(api, pods, namespace, name, ({ status }) => ({
        ...status,
        conditions: withCondition(status.conditions, { ...ready, status: 'False', lastTransitionTime: now }),
      }));
      events.record(
        pod,
        { component: 'node-controller' },
        { type: 'Warning', reason: 'NodeNotReady', message: 'Node is not ready' },
      );
    }
  }
}

/** What is said of a condition that was reported once, or never. */
function unknown(known: Condition | undefined): Partial<Condition> {
  return known === undefined
    ? { reason: 'NodeStatusNeverUpdated', message: 'Kubelet never posted node status.' }
    : { ...known, reason: 'NodeStatusUnknown', message: 'Kubelet stopped posting node status.' };
}
