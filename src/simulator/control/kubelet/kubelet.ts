import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { nodes, pods } from '../../kubernetes/kinds.ts';
import { withCondition } from '../../kubernetes/objects/meta.ts';
import { isNodeReady, nodeAddress, type KubeNode } from '../../kubernetes/objects/node.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import type { ProgramSink, RunningExec } from '../../kubernetes/server/streaming/podExec.ts';
import { deleteObject } from '../../kubernetes/writes/delete.ts';
import type { ControlContext } from '../controlContext.ts';
import type { NodeNetwork } from '../../cni/nodeNetwork.ts';
import { NodeImages } from '../images/nodeImages.ts';
import { nodeConditions, readyReason } from '../nodes/nodeObject.ts';
import { parseQuantity } from '../../../base/quantity.ts';
import type { ContainerLog } from './containerLog.ts';
import type { NodeUse } from './containerUse.ts';
import type { NodeAgent } from './kubelets.ts';
import { Heartbeat } from './heartbeat.ts';
import { isNetworkDaemon } from './networkDaemon.ts';
import type { WorkerHost } from './podSeat.ts';
import { PodWorker } from './podWorker.ts';

/** The kubelet of one node: runs the pods assigned to it, and reports the node ready once it has a pod network. */
export class Kubelet implements Disposable, NodeAgent {
  readonly #context: ControlContext;
  readonly #network: NodeNetwork;
  readonly #nodeName: string;
  readonly #host: WorkerHost;
  readonly #workers = new Map<string, PodWorker>();
  readonly #owned = new DisposableStore();
  readonly #since: number;
  /** The uid of the aws-node pod whose container runs. */
  #daemon: string | undefined;

  constructor(context: ControlContext, node: KubeNode, network: NodeNetwork) {
    this.#context = context;
    this.#network = network;
    this.#nodeName = node.metadata.name;
    this.#since = context.clock.labTime();
    this.#host = {
      context,
      nodeName: this.#nodeName,
      hostIP: nodeAddress(node, 'InternalIP') ?? '',
      kernel: node.status.nodeInfo?.kernelVersion ?? '',
      cpus: parseQuantity(node.status.capacity?.['cpu'] ?? '1'),
      network,
      images: this.#owned.add(new NodeImages(context.clock, context.release.minor)),
    };
    this.#owned.add(context.kubelets.add(this.#nodeName, this));
    this.#tellNode('Starting', 'Starting kubelet.');
    this.#owned.add(new Heartbeat(context, this.#nodeName));
    for (const pod of context.pods.onNode(this.#nodeName)) this.#podChanged(pod);
    this.#owned.add(
      context.pods.watchNode(this.#nodeName, (type, pod) => {
        if (type === 'DELETED') this.#podGone(pod);
        else this.#podChanged(pod);
      }),
    );
    this.#owned.add(network.onDidImprove(() => this.#reportReady()));
  }

  /** What a container of a pod here has written; undefined if it has not started (or not twice, for `previous`). */
  logOf(podUid: string, container: string, previous: boolean): ContainerLog | undefined {
    return this.#workers.get(podUid)?.log(container, previous);
  }

  get use(): NodeUse {
    return { since: this.#since, pods: new Map([...this.#workers].map(([uid, worker]) => [uid, worker.use])) };
  }

  attach(podUid: string, container: string, send: ProgramSink): RunningExec | undefined {
    return this.#workers.get(podUid)?.attach(container, send);
  }

  dispose(): void {
    this.#owned.dispose();
    for (const worker of this.#workers.values()) worker.dispose();
    this.#workers.clear();
  }

  #podChanged(pod: Pod): void {
    const uid = pod.metadata.uid ?? '';
    const over = pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
    // A pod that had ended before this kubelet began runs no more.
    if (over && !this.#workers.has(uid)) return this.#removeEnded(pod);
    const worker = this.#workers.get(uid) ?? this.#take(uid, pod);
    if (pod.metadata.deletionTimestamp !== undefined) this.#soon(() => worker.stop(pod));
    this.#watchDaemon(pod);
  }

  #removeEnded({ metadata }: Pod): void {
    if (metadata.deletionTimestamp === undefined) return;
    const { api } = this.#context;
    this.#soon(() => {
      if (api.store.get(pods, metadata.namespace ?? '', metadata.name)?.metadata.uid === metadata.uid)
        deleteObject(api, pods, metadata.namespace ?? '', metadata.name, { gracePeriodSeconds: 0 });
    });
  }

  #take(uid: string, pod: Pod): PodWorker {
    const worker = new PodWorker(this.#host, pod);
    this.#workers.set(uid, worker);
    this.#soon(() => {
      if (this.#workers.has(uid)) worker.begin();
    });
    return worker;
  }

  /** Not within the announcement of a change: whoever else is told of it must not hear of its consequences first. */
  #soon(run: () => void): void {
    this.#context.clock.after(0, run);
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
    // It may have been given up for lost.
    const conditions = nodeConditions(api.now(), readyReason(api.now())).reduce(
      withCondition,
      node.status.conditions ?? [],
    );
    const taints = (node.spec.taints ?? []).filter(({ key }) => key !== 'node.kubernetes.io/not-ready');
    const { taints: _, ...spec } = node.spec;
    api.store.replace(nodes, {
      ...node,
      spec: taints.length === 0 ? spec : { ...spec, taints },
      status: { ...node.status, conditions },
    });
    this.#tellNode('NodeReady', `Node ${this.#nodeName} status is now: NodeReady`);
  }

  #tellNode(reason: string, message: string): void {
    const node = this.#context.api.store.get(nodes, '', this.#nodeName);
    if (node === undefined) return;
    const source = { component: 'kubelet', host: this.#nodeName };
    this.#context.events.record(node, source, { type: 'Normal', reason, message });
  }
}
