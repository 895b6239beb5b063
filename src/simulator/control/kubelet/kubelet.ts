import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { leases, nodes, pods } from '../../kubernetes/kinds.ts';
import { withCondition } from '../../kubernetes/objects/meta.ts';
import { isNodeReady, nodeAddress, type KubeNode } from '../../kubernetes/objects/node.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import { microStamp } from '../../kubernetes/stamps.ts';
import { createObject } from '../../kubernetes/writes/create.ts';
import type { ControlContext } from '../controlContext.ts';
import type { NodeNetwork } from '../../cni/nodeNetwork.ts';
import { readyReason } from '../nodes/nodeObject.ts';
import { isNetworkDaemon } from './networkDaemon.ts';
import { PodWorker, type WorkerHost } from './podWorker.ts';

const leaseNamespace = 'kube-node-lease';

/** The kubelet of one node: runs the pods assigned to it, and reports the node ready once it has a pod network. */
export class Kubelet implements Disposable {
  readonly #context: ControlContext;
  readonly #network: NodeNetwork;
  readonly #nodeName: string;
  readonly #host: WorkerHost;
  readonly #workers = new Map<string, PodWorker>();
  readonly #owned = new DisposableStore();
  /** The uid of the aws-node pod whose container runs. */
  #daemon: string | undefined;

  constructor(context: ControlContext, node: KubeNode, network: NodeNetwork) {
    this.#context = context;
    this.#network = network;
    this.#nodeName = node.metadata.name;
    const hostIP = nodeAddress(node, 'InternalIP') ?? '';
    this.#host = { context, nodeName: this.#nodeName, hostIP, network, images: new Set() };
    this.#tellNode('Starting', 'Starting kubelet.');
    this.#renewLease();
    for (const pod of context.pods.onNode(this.#nodeName)) this.#podChanged(pod);
    this.#owned.add(
      context.api.store.onDidChange(({ kind, type, object }) => {
        if (kind.plural !== pods.plural || (object as Pod).spec.nodeName !== this.#nodeName) return;
        if (type === 'DELETED') this.#podGone(object as Pod);
        else this.#podChanged(object as Pod);
      }),
    );
    this.#owned.add(network.onDidImprove(() => this.#reportReady()));
  }

  dispose(): void {
    this.#owned.dispose();
    for (const worker of this.#workers.values()) worker.dispose();
    this.#workers.clear();
  }

  #podChanged(pod: Pod): void {
    const uid = pod.metadata.uid ?? '';
    const worker = this.#workers.get(uid);
    if (pod.metadata.deletionTimestamp !== undefined) {
      if (worker === undefined) this.#start(uid, pod);
      this.#workers.get(uid)?.stop(pod);
    } else if (worker === undefined) this.#start(uid, pod);
    this.#watchDaemon(pod);
  }

  #start(uid: string, pod: Pod): void {
    const worker = new PodWorker(this.#host, pod);
    // Known before it begins: its first report changes the pod and comes back here.
    this.#workers.set(uid, worker);
    worker.begin();
  }

  #podGone(pod: Pod): void {
    const uid = pod.metadata.uid ?? '';
    this.#workers.get(uid)?.dispose();
    this.#workers.delete(uid);
    if (this.#daemon === uid) this.#stopDaemon();
  }

  /** The pod network lives and dies with the container of aws-node. */
  #watchDaemon(pod: Pod): void {
    if (!isNetworkDaemon(pod)) return;
    const { uid, deletionTimestamp } = pod.metadata;
    const runs =
      deletionTimestamp === undefined &&
      pod.status.containerStatuses?.some(({ name, state }) => name === 'aws-node' && state.running !== undefined) ===
        true;
    if (runs && this.#daemon !== uid) {
      this.#daemon = uid;
      this.#network.daemonStarted(pod);
    } else if (!runs && this.#daemon === uid) this.#stopDaemon();
  }

  #stopDaemon(): void {
    this.#daemon = undefined;
    this.#network.daemonStopped();
  }

  #reportReady(): void {
    const { api } = this.#context;
    const node = api.store.get(nodes, '', this.#nodeName);
    if (node === undefined || !this.#network.isReady || isNodeReady(node)) return;
    const conditions = withCondition(node.status.conditions, readyReason(api.now()));
    const taints = (node.spec.taints ?? []).filter(({ key }) => key !== 'node.kubernetes.io/not-ready');
    const { taints: _, ...spec } = node.spec;
    api.store.replace(nodes, {
      ...node,
      spec: taints.length === 0 ? spec : { ...spec, taints },
      status: { ...node.status, conditions },
    });
    this.#renewLease();
    this.#tellNode('NodeReady', `Node ${this.#nodeName} status is now: NodeReady`);
  }

  #renewLease(): void {
    const { api } = this.#context;
    const renewTime = microStamp(api.now());
    const current = api.store.get(leases, leaseNamespace, this.#nodeName);
    if (current !== undefined) {
      api.store.replace(leases, { ...current, spec: { ...current.spec, renewTime } });
      return;
    }
    createObject(api, leases, {
      metadata: { name: this.#nodeName, namespace: leaseNamespace },
      spec: { holderIdentity: this.#nodeName, leaseDurationSeconds: 40, renewTime },
    });
  }

  #tellNode(reason: string, message: string): void {
    const node = this.#context.api.store.get(nodes, '', this.#nodeName);
    if (node === undefined) return;
    const source = { component: 'kubelet', host: this.#nodeName };
    this.#context.events.record(node, source, { type: 'Normal', reason, message });
  }
}
