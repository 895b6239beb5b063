import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { pods } from '../../kubernetes/kinds.ts';
import type { Container, Pod } from '../../kubernetes/objects/pod.ts';
import { stamp } from '../../kubernetes/stamps.ts';
import type { ProgramSink, RunningExec } from '../../kubernetes/server/streaming/podExec.ts';
import { deleteObject } from '../../kubernetes/writes/delete.ts';
import type { EventText } from '../eventRecorder.ts';
import type { ContainerLog } from './containerLog.ts';
import type { ContainerUse } from './containerUse.ts';
import { ContainerWorker } from './containerWorker.ts';
import { isNetworkDaemon } from './networkDaemon.ts';
import { PodSandbox } from './podSandbox.ts';
import { fieldPath, type PodSeat, type WorkerHost } from './podSeat.ts';
import { isInitialized, statusOf } from './podStatus.ts';
import { stopContainers } from './stopContainers.ts';

/** Lab milliseconds until the kubelet has cleaned up after a pod whose containers have ended. */
const cleanUpTime = 900;

/** Brings one pod of a node up, step by step, keeps it running, and takes it down again. */
export class PodWorker implements Disposable, PodSeat {
  readonly host: WorkerHost;
  readonly #namespace: string;
  readonly #name: string;
  readonly #uid: string;
  readonly #owned = new DisposableStore();
  readonly #inits: readonly ContainerWorker[];
  readonly #containers: readonly ContainerWorker[];
  readonly #sandbox: PodSandbox;
  readonly #startTime: string;
  #failure: { readonly reason: string; readonly message: string } | undefined;
  #begun = false;
  #stopping = false;

  constructor(host: WorkerHost, pod: Pod) {
    this.host = host;
    const { namespace = '', name, uid = '' } = pod.metadata;
    this.#namespace = namespace;
    this.#name = name;
    this.#uid = uid;
    this.#startTime = stamp(host.context.api.now());
    const worker = (container: Container, list: 'containers' | 'initContainers'): ContainerWorker =>
      this.#owned.add(new ContainerWorker(this, container, list, () => this.#containerEnded()));
    this.#inits = (pod.spec.initContainers ?? []).map((each) => worker(each, 'initContainers'));
    this.#containers = pod.spec.containers.map((each) => worker(each, 'containers'));
    this.#sandbox = this.#owned.add(new PodSandbox(this, () => this.#networked()));
    if (isNetworkDaemon(pod))
      this.#owned.add(
        host.network.onDidImprove(() => {
          for (const each of this.#containers) each.probeAgain();
        }),
      );
    this.#setDeadline(pod);
  }

  /** The pod as it is now, unless another one has taken its name. */
  pod(): Pod | undefined {
    const pod = this.host.context.api.store.get(pods, this.#namespace, this.#name);
    return pod?.metadata.uid === this.#uid ? pod : undefined;
  }

  /** Takes the pod on: reports it as being created, and makes its sandbox. */
  begin(): void {
    this.changed();
    this.#sandbox.begin();
  }

  /** What a container of the pod has written; undefined if it has not started, or not twice. */
  log(container: string, previous: boolean): ContainerLog | undefined {
    return this.#all.find((each) => each.container.name === container)?.log(previous);
  }

  /** What each of its running containers takes. */
  get use(): readonly ContainerUse[] {
    return this.#all.flatMap(({ use }) => use ?? []);
  }

  /** Joins a client to a container's first process; undefined if it does not run. */
  attach(container: string, send: ProgramSink): RunningExec | undefined {
    return this.#all.find((each) => each.container.name === container)?.attach(send);
  }

  /** The pod is being deleted: stop its containers, and then take it off the API. */
  stop(pod: Pod): void {
    if (this.#stopping) return;
    this.#stopping = true;
    this.#sandbox.giveUp();
    const grace = pod.metadata.deletionGracePeriodSeconds ?? 0;
    this.#end(grace, () => {
      this.#owned.add(
        this.host.context.clock.after(cleanUpTime, () => {
          if (this.pod() !== undefined)
            deleteObject(this.host.context.api, pods, this.#namespace, this.#name, { gracePeriodSeconds: 0 });
        }),
      );
    });
  }

  /** Forgets the pod at once, giving its address back. */
  dispose(): void {
    this.#stopping = true;
    this.#owned.dispose();
  }

  tell(type: EventText['type'], reason: string, message: string, path?: string): void {
    const pod = this.pod();
    if (pod === undefined) return;
    const { context, nodeName } = this.host;
    const text = { type, reason, message, ...(path === undefined ? {} : { fieldPath: path }) };
    context.events.record(pod, { component: 'kubelet', host: nodeName }, text);
  }

  changed(): void {
    const { context, hostIP } = this.host;
    const pod = this.pod();
    if (pod === undefined) return;
    const { address, isUp } = this.#sandbox;
    const run = {
      hostIP,
      startTime: this.#startTime,
      hasSandbox: isUp,
      containers: new Map(this.#all.map((each) => [each.container.name, each.run])),
      ...(address === undefined ? {} : { podIP: address }),
      ...(this.#failure === undefined ? {} : { failure: this.#failure }),
    };
    const status = statusOf(pod, run, stamp(context.api.now()), context.release.minor);
    context.api.store.replace(pods, { ...pod, status });
  }

  get #all(): readonly ContainerWorker[] {
    return [...this.#inits, ...this.#containers];
  }

  #networked(): void {
    this.changed();
    this.#startInit(0);
  }

  /** Init containers run one after the other; a sidecar stays when the next one begins. */
  #startInit(index: number): void {
    const init = this.#inits[index];
    if (this.#stopping) return;
    if (init === undefined) return this.#startContainer(0);
    init.start(() => {
      if (isInitialized(init.container, init.run)) this.#nextInit(index);
    });
  }

  #nextInit(index: number): void {
    if (index + 1 > this.#initialized) {
      this.#initialized = index + 1;
      this.#startInit(index + 1);
    }
  }

  #initialized = 0;

  #startContainer(index: number): void {
    const container = this.#containers[index];
    this.#begun = true;
    if (container === undefined || this.#stopping) return;
    container.start(() => this.#startContainer(index + 1));
  }

  #containerEnded(): void {
    if (this.#stopping) return;
    const init = this.#inits[this.#initialized];
    if (init !== undefined && isInitialized(init.container, init.run)) return this.#nextInit(this.#initialized);
    const phase = this.pod()?.status.phase;
    if ((phase === 'Succeeded' || phase === 'Failed') && this.#begun) this.#finished();
  }

  /** The pod has ended by itself: its sidecars go, and its address is given back. */
  #finished(): void {
    this.#stopping = true;
    this.#end(this.pod()?.spec.terminationGracePeriodSeconds ?? 30, () => undefined);
  }

  #setDeadline({ spec }: Pod): void {
    const { activeDeadlineSeconds: seconds } = spec;
    if (seconds === undefined) return;
    this.#owned.add(
      this.host.context.clock.background(seconds * 1000, () => {
        if (this.#stopping) return;
        const message = 'Pod was active on the node longer than the specified deadline';
        this.#failure = { reason: 'DeadlineExceeded', message };
        this.tell('Normal', 'DeadlineExceeded', message);
        this.changed();
        this.#finished();
      }),
    );
  }

  #end(grace: number, done: () => void): void {
    const stopped = (): void => {
      this.#sandbox.remove();
      this.changed();
      done();
    };
    for (const each of this.#all)
      if (each.isAlive)
        this.tell(
          'Normal',
          'Killing',
          `Stopping container ${each.container.name}`,
          fieldPath(this.#inits.includes(each) ? 'initContainers' : 'containers', each.container.name),
        );
    this.#owned.add(stopContainers(this.host.context.clock, this.#all, grace, stopped));
  }
}
