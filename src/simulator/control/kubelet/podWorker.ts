import { createHash } from 'node:crypto';
import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { pods } from '../../kubernetes/kinds.ts';
import type { Container, Pod } from '../../kubernetes/objects/pod.ts';
import { stamp } from '../../kubernetes/stamps.ts';
import type { ControlContext } from '../controlContext.ts';
import type { EventText } from '../eventRecorder.ts';
import type { NodeNetwork } from '../../cni/nodeNetwork.ts';
import { stopSeconds, timing } from './containerRun.ts';
import { isNetworkDaemon } from './networkDaemon.ts';
import { PodContainers } from './podContainers.ts';
import { statusOf, type PodRun } from './podStatus.ts';

/** The node a pod worker works on. */
export interface WorkerHost {
  readonly context: ControlContext;
  readonly nodeName: string;
  readonly hostIP: string;
  readonly network: NodeNetwork;
  /** Images that the node has pulled already. */
  readonly images: Set<string>;
}

/** Lab milliseconds between two tries to make a sandbox, unless the network has news before. */
const sandboxRetry = 13_000;

const networkNotReady =
  'network is not ready: container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady ' +
  'message:Network plugin returns error: cni plugin not initialized';

/** Brings one pod of a node up, step by step, and down again. */
export class PodWorker implements Disposable {
  readonly #host: WorkerHost;
  readonly #namespace: string;
  readonly #name: string;
  readonly #uid: string;
  readonly #owned = new DisposableStore();
  readonly #containers: PodContainers;
  readonly #startTime: string;
  #step: Disposable | undefined;
  #sandbox: string | undefined;
  #podIP: string | undefined;
  #waitsForNetwork = false;
  #waitsForDaemon = false;
  #stopping = false;

  constructor(host: WorkerHost, pod: Pod) {
    this.#host = host;
    this.#namespace = pod.metadata.namespace ?? '';
    this.#name = pod.metadata.name;
    this.#uid = pod.metadata.uid ?? '';
    this.#containers = new PodContainers(this.#uid);
    this.#startTime = stamp(host.context.api.now());
    this.#owned.add(
      host.network.onDidImprove(() => {
        if (this.#waitsForNetwork) this.#after(timing.sandbox, () => this.#makeSandbox());
        if (this.#waitsForDaemon) this.#becomeReady();
      }),
    );
  }

  /** Takes the pod on: reports it as being created, and makes its sandbox. */
  begin(): void {
    this.#report();
    this.#after(timing.sandbox, () => this.#makeSandbox());
  }

  /** The pod is being deleted: stop its containers, and then take it off the API. */
  stop(pod: Pod): void {
    if (this.#stopping) return;
    this.#stopping = true;
    this.#waitsForNetwork = false;
    this.#waitsForDaemon = false;
    const grace = pod.metadata.deletionGracePeriodSeconds ?? 0;
    const running = pod.spec.containers.filter((each) => this.#containers.isRunning(each));
    for (const container of running)
      this.#tell('Normal', 'Killing', `Stopping container ${container.name}`, fieldPath('containers', container));
    const seconds = running.length === 0 ? 0 : stopSeconds(running, grace);
    this.#after(seconds * 1000, () => this.#stopped(running));
  }

  /** Forgets the pod at once, giving its address back. */
  dispose(): void {
    this.#step?.dispose();
    this.#owned.dispose();
    if (this.#sandbox !== undefined) this.#host.network.removeSandbox(this.#sandbox);
    this.#sandbox = undefined;
  }

  #stopped(running: readonly Container[]): void {
    for (const container of running) this.#containers.stop(container, this.#now());
    if (this.#sandbox !== undefined) this.#host.network.removeSandbox(this.#sandbox);
    this.#sandbox = undefined;
    this.#report();
    this.#after(timing.create, () => {
      const { store } = this.#host.context.api;
      if (this.#pod() !== undefined) store.remove(pods, this.#namespace, this.#name);
    });
  }

  /** The pod as it is now, unless another one has taken its name. */
  #pod(): Pod | undefined {
    const pod = this.#host.context.api.store.get(pods, this.#namespace, this.#name);
    return pod?.metadata.uid === this.#uid ? pod : undefined;
  }

  #after(ms: number, run: () => void): void {
    this.#step?.dispose();
    this.#step = this.#host.context.clock.after(ms, run);
  }

  #makeSandbox(): void {
    const pod = this.#pod();
    if (pod === undefined || this.#podIP !== undefined) return;
    const { network, hostIP, context } = this.#host;
    if (pod.spec.hostNetwork === true) return this.#networked(hostIP);
    if (!network.isReady) {
      this.#waitsForNetwork = true;
      return this.#tell('Warning', 'NetworkNotReady', networkNotReady);
    }
    const sandbox = createHash('sha256').update(context.api.uuid()).digest('hex');
    const result = network.addSandbox(sandbox, { namespace: this.#namespace, name: this.#name });
    if ('refusal' in result) return this.#sandboxFailed(sandbox, result.refusal);
    this.#sandbox = sandbox;
    this.#networked(result.address);
  }

  #sandboxFailed(sandbox: string, refusal: string): void {
    this.#waitsForNetwork = true;
    this.#tell(
      'Warning',
      'FailedCreatePodSandBox',
      `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "${sandbox}": ` +
        `plugin type="aws-cni" name="aws-cni" failed (add): add cmd: ${refusal}`,
    );
    this.#step?.dispose();
    this.#step = this.#host.context.clock.background(sandboxRetry, () => this.#makeSandbox());
  }

  #networked(address: string): void {
    this.#waitsForNetwork = false;
    this.#podIP = address;
    this.#report();
    this.#runInit(0);
  }

  #runInit(index: number): void {
    const container = this.#pod()?.spec.initContainers?.[index];
    if (container === undefined) return this.#runContainer(0);
    this.#pull(container, 'initContainers', () => {
      this.#start(container, 'initContainers');
      this.#after(timing.initRun, () => {
        this.#containers.complete(container, this.#now());
        this.#report();
        this.#runInit(index + 1);
      });
    });
  }

  #runContainer(index: number): void {
    const pod = this.#pod();
    const container = pod?.spec.containers[index];
    if (pod === undefined) return;
    if (container === undefined) return this.#allStarted(pod);
    this.#pull(container, 'containers', () => {
      this.#start(container, 'containers');
      this.#after(timing.start, () => this.#runContainer(index + 1));
    });
  }

  /** Ready follows the start, after the longest delay that a readiness probe asks for. */
  #allStarted(pod: Pod): void {
    const delays = pod.spec.containers.map((each) => each.readinessProbe?.initialDelaySeconds ?? 0);
    const delay = Math.max(0, ...delays);
    if (delay === 0) return this.#becomeReady();
    this.#report();
    this.#after(delay * 1000, () => this.#becomeReady());
  }

  #becomeReady(): void {
    const pod = this.#pod();
    this.#waitsForDaemon = pod !== undefined && isNetworkDaemon(pod) && !this.#host.network.isServing;
    if (this.#waitsForDaemon) return;
    this.#containers.markReady();
    this.#report();
  }

  #pull({ image, imagePullPolicy, name }: Container, list: string, then: () => void): void {
    const { images, context } = this.#host;
    const at = fieldPath(list, { name });
    const present = images.has(image);
    if (present && imagePullPolicy !== 'Always') {
      const machine = context.release.minor >= 33 ? ' and can be accessed by the pod' : '';
      this.#tell('Normal', 'Pulled', `Container image "${image}" already present on machine${machine}`, at);
      return this.#after(timing.create, then);
    }
    this.#tell('Normal', 'Pulling', `Pulling image "${image}"`, at);
    const took = present ? timing.pullAgain : timing.pullOf(image);
    this.#after(took, () => {
      images.add(image);
      const seconds = `${took / 1000}s`;
      const text = `Successfully pulled image "${image}" in ${seconds} (${seconds} including waiting)`;
      this.#tell('Normal', 'Pulled', text, at);
      this.#after(timing.create, then);
    });
  }

  #start(container: Container, list: string): void {
    const at = fieldPath(list, container);
    const modern = this.#host.context.release.minor >= 34;
    this.#tell('Normal', 'Created', modern ? 'Container created' : `Created container ${container.name}`, at);
    this.#tell('Normal', 'Started', modern ? 'Container started' : `Started container ${container.name}`, at);
    this.#containers.start(container, this.#now());
  }

  #now(): string {
    return stamp(this.#host.context.api.now());
  }

  #report(): void {
    const { context, hostIP } = this.#host;
    const pod = this.#pod();
    if (pod === undefined) return;
    const run: PodRun = {
      hostIP,
      startTime: this.#startTime,
      containers: this.#containers.runs,
      ...(this.#podIP === undefined ? {} : { podIP: this.#podIP }),
    };
    const status = statusOf(pod, run, this.#now());
    context.api.store.replace(pods, { ...pod, status });
  }

  #tell(type: EventText['type'], reason: string, message: string, fieldPath?: string): void {
    const pod = this.#pod();
    if (pod === undefined) return;
    const { context, nodeName } = this.#host;
    const text = { type, reason, message, ...(fieldPath === undefined ? {} : { fieldPath }) };
    context.events.record(pod, { component: 'kubelet', host: nodeName }, text);
  }
}

function fieldPath(list: string, { name }: { readonly name: string }): string {
  return `spec.${list}{${name}}`;
}
