import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import { readPoolSettings } from '../cni/settings.ts';
import { daemonSets, deployments, nodes } from '../kubernetes/kinds.ts';
import { loadObjects, savedObjects, type SavedObject } from '../kubernetes/savedObjects.ts';
import { userOf, type Identity } from '../kubernetes/identity/user.ts';
import type { KubeApi } from '../kubernetes/kubeApi.ts';
import { ObjectStore } from '../kubernetes/objectStore.ts';
import { isNodeReady } from '../kubernetes/objects/node.ts';
import type { Pod } from '../kubernetes/objects/pod.ts';
import type { PodExec } from '../kubernetes/server/streaming/podExec.ts';
import type { PodPorts } from '../kubernetes/server/streaming/podPorts.ts';
import type { ContainerOutput } from '../kubernetes/server/podOutput.ts';
import type { ResourceMetrics } from '../kubernetes/server/resourceMetrics.ts';
import { startApiServer, type ApiServer } from '../kubernetes/server/apiServer.ts';
import type { ControlPlane, ResolveConflicts } from '../world/controlPlane.ts';
import type { Instance } from '../world/compute/records.ts';
import type { Addon, EksCluster, HealthIssue, Nodegroup } from '../world/eks/records.ts';
import type { World } from '../world/world.ts';
import { AddonInstaller } from './addons/addonInstaller.ts';
import { serviceAddress } from './clusterObjects.ts';
import type { ControlContext } from './controlContext.ts';
import { startControllers } from './startControllers.ts';
import { EventRecorder } from './eventRecorder.ts';
import type { ContainerInsides } from './kubelet/containerInside.ts';
import { Kubelets } from './kubelet/kubelets.ts';
import { plainInsides } from './kubelet/plainInsides.ts';
import { MetricsServer } from './metrics/metricsServer.ts';
import { RequestLoad } from './metrics/requestLoad.ts';
import { WorkerNode } from './nodes/workerNode.ts';
import { isPassing } from './passingChange.ts';
import { PodIndex } from './podIndex.ts';
import { releaseOf } from './release.ts';

/** Whose the presigned request in a token for that cluster is, if STS would take it. */
export type Authenticate = (presigned: URL, clusterName: string) => Promise<Identity | undefined>;

/** The control plane of one cluster: the API server on its socket, the controllers behind it, and the worker nodes. */
export class ClusterControlPlane implements ControlPlane {
  readonly #world: World;
  readonly cluster: EksCluster;
  readonly #context: ControlContext;
  readonly #server: ApiServer;
  readonly #load: RequestLoad;
  readonly #addons: AddonInstaller;
  readonly #nodes = new Map<string, WorkerNode>();
  readonly #owned = new DisposableStore();
  readonly #changed = new Emitter<void>();
  readonly #stored = new Emitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly onDidStore = this.#stored.event;

  private constructor(
    world: World,
    context: ControlContext,
    server: ApiServer,
    cluster: EksCluster,
    load: RequestLoad,
  ) {
    this.#world = world;
    this.#load = load;
    this.cluster = cluster;
    this.#context = context;
    this.#server = server;
    this.#owned.add(server);
    this.#owned.add(context.pods);
    this.#owned.add(startControllers(world, cluster, context, server.certificatePem));
    const { api } = context;
    const site = {
      region: world.region,
      clusterName: cluster.name,
      vpcId: cluster.vpcId,
      endpoint: server.endpoint,
      dnsAddress: serviceAddress(cluster.serviceCidr, 10),
    };
    this.#addons = new AddonInstaller(api, site);
    const watched = new Set([nodes.plural, daemonSets.plural, deployments.plural]);
    this.#owned.add(
      api.store.onDidChange((change) => {
        if (watched.has(change.kind.plural)) this.#changed.fire();
        if (!isPassing(change)) this.#stored.fire();
      }),
    );
  }

  /** Starts the API server and everything behind it; resolves when it listens. */
  static async start(
    world: World,
    cluster: EksCluster,
    authenticate: Authenticate,
    inside: { readonly exec?: PodExec; readonly ports?: PodPorts } = {},
  ): Promise<ClusterControlPlane> {
    const { clock } = world;
    const api: KubeApi = {
      store: new ObjectStore(),
      now: () => clock.now(),
      uuid: () => world.uuid(),
      random: world.random,
      recorded: world.recorded,
      serviceCidr: cluster.serviceCidr,
      region: world.region,
      issuer: cluster.oidcIssuer,
    };
    const release = releaseOf(cluster.version);
    const kubelets = new Kubelets(plainInsides(clock, world.random));
    const pods = new PodIndex(api.store);
    const load = new RequestLoad(() => clock.now());
    const metrics = new MetricsServer({ api, clock, kubelets, pods }, load);
    const server = await startApiServer({
      api,
      gitVersion: release.kubeletVersion,
      async authenticate(presigned) {
        const identity = await authenticate(presigned, cluster.name);
        return identity === undefined ? undefined : userOf(cluster, identity);
      },
      output: kubelets,
      metrics,
      nodes: kubelets,
      attach: kubelets,
      ...inside,
    });
    const context = {
      api,
      clock,
      events: new EventRecorder(api),
      pods,
      kubelets,
      release,
      metrics,
    };
    return new ClusterControlPlane(world, context, server, cluster, load);
  }

  get endpoint(): string {
    return this.#server.endpoint;
  }

  get certificateAuthority(): string {
    return Buffer.from(this.#server.certificatePem).toString('base64');
  }

  /** The API behind the server, for those who look from inside the cluster: node shells and tests. */
  get api(): KubeApi {
    return this.#context.api;
  }

  /** What is used now, as metrics-server would tell it. */
  get metrics(): ResourceMetrics {
    return this.#context.metrics;
  }

  /** The worker node of an instance, while it has one. */
  nodeOf(instanceId: string): WorkerNode | undefined {
    return this.#nodes.get(instanceId);
  }

  /** Disposes it with the control plane. */
  own(disposable: Disposable): void {
    this.#owned.add(disposable);
  }

  /** The pods assigned to a node, by the node's name. */
  podsOnNode(name: string): readonly Pod[] {
    return this.#context.pods.onNode(name);
  }

  /** A container has answered a request, which costs it something. */
  requestAnswered(podUid: string, container: string): void {
    this.#load.count(podUid, container);
  }

  /** Says what is inside the containers that start from now on. */
  set insides(insides: ContainerInsides) {
    this.#context.kubelets.insides = insides;
  }

  /** What a container has written; undefined if it has not run (or not twice, for `previous`). */
  logOf(pod: Pod, container: string, previous = false): ContainerOutput | undefined {
    return this.#context.kubelets.logOf(pod, container, previous);
  }

  savedObjects(): readonly SavedObject[] {
    return savedObjects(this.#context.api.store);
  }

  /** Takes the objects of a saved cluster up; the add-ons among them count as installed. */
  load(objects: readonly SavedObject[]): void {
    if (objects.length === 0) return;
    loadObjects(this.#context.api.store, objects);
    for (const addon of this.cluster.addons.values()) this.#addons.adopt(addon);
  }

  killNode(name: string): boolean {
    const node = [...this.#nodes.values()].find((each) => each.name === name);
    node?.dispose();
    return node !== undefined;
  }

  cutConnections(): void {
    this.#server.cutConnections();
  }

  restartServer(away: number): void {
    this.#server.restart(away);
  }

  usesPrefixes(): boolean {
    const template = this.#context.api.store.get(daemonSets, 'kube-system', 'aws-node')?.spec.template;
    const container = template?.spec.containers.find(({ name }) => name === 'aws-node');
    return container !== undefined && readPoolSettings(container).prefixDelegation;
  }

  instanceRunning(instance: Instance, nodegroup: Nodegroup): void {
    this.#nodes.get(instance.id)?.dispose();
    this.#nodes.set(instance.id, new WorkerNode(this.#world, this.#context, instance, nodegroup));
  }

  drain(instanceId: string, limit: number, done: () => void): void {
    const node = this.#nodes.get(instanceId);
    if (node === undefined) done();
    else node.drain(limit, done);
  }

  instanceStopping(instanceId: string): void {
    this.#nodes.get(instanceId)?.dispose();
    this.#nodes.delete(instanceId);
    this.#changed.fire();
  }

  readyInstances(): ReadonlySet<string> {
    const { store } = this.#context.api;
    const ready = [...this.#nodes].filter(([, node]) => {
      const object = store.get(nodes, '', node.name);
      return object !== undefined && isNodeReady(object);
    });
    return new Set(ready.map(([id]) => id));
  }

  installAddon(addon: Addon, resolveConflicts: ResolveConflicts): HealthIssue | undefined {
    const issue = this.#addons.install(addon, resolveConflicts);
    this.#changed.fire();
    return issue;
  }

  bootstrapAddon(addon: Addon): void {
    this.#addons.bootstrap(addon);
  }

  removeAddon(name: string): void {
    this.#addons.remove(name);
    this.#changed.fire();
  }

  addonHealthy(name: string): boolean {
    return this.#addons.isHealthy(name);
  }

  dispose(): void {
    for (const node of this.#nodes.values()) node.dispose();
    this.#nodes.clear();
    this.#owned.dispose();
    this.#changed.dispose();
    this.#stored.dispose();
  }
}
