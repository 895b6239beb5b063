import { DisposableStore, onDispose, type Disposable } from '../../../base/disposable.ts';
import { endpoints, endpointSlices, pods, services } from '../../kubernetes/kinds.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import { privateDnsName } from '../../world/network/dnsNames.ts';
import type { NetworkInterface } from '../../world/network/records.ts';
import type { World } from '../../world/world.ts';
import { Connections } from '../packets/connections.ts';
import type { Listener } from '../packets/listener.ts';
import type { PacketNetwork } from '../packets/packetNetwork.ts';
import type { Addressee } from '../packets/respond.ts';
import { containerServers } from '../packets/servers/containerServers.ts';
import { coreDns } from '../packets/servers/coreDns.ts';
import { serviceBehindInterface } from '../packets/servers/serviceInterfaces.ts';
import type { ClusterAccess } from './clusterAccess.ts';
import type { NetworkNamespace } from './networkNamespace.ts';
import type { NetworkSite, Resolver } from './networkSite.ts';
import { InstanceNamespace, type Surroundings } from './node/instanceNamespace.ts';
import type { NodeFacts, Sandbox } from './node/nodeFacts.ts';
import { vpcResolver } from './node/nodeRoutes.ts';
import { podHosts, podResolver } from './pod/podNames.ts';
import { PodNamespace } from './pod/podNamespace.ts';

/** Insides of pods that are known before those of pods that have gone are looked for. */
const tidyAbove = 1000;

/** What kube-proxy watches. */
const proxiedKinds = new Set([services.plural, endpoints.plural, endpointSlices.plural]);

/**
 * The network inside and between the machines of one world. Ask it where a program runs (`instance`, `pod`), look around
 * there (`site.namespace`), and send packets from there with `echo`, `connect`, `request`, `query`, `resolve` and
 * `trace` of `packets/`.
 */
export class WorldNetwork implements PacketNetwork, Surroundings, Disposable {
  readonly world: World;
  readonly #clusters = new Map<string, ClusterAccess>();
  readonly #followers: ((cluster: ClusterAccess) => Disposable)[] = [];
  readonly #instances = new Map<string, InstanceNamespace>();
  readonly #pods = new Map<string, PodNamespace>();
  readonly #connections = new Map<string, Connections>();
  readonly #owned = new DisposableStore();
  readonly #serviceVersions = new WeakMap<ClusterAccess, number>();
  #interfaceVersion = 0;

  constructor(world: World) {
    this.world = world;
    this.#owned.add(
      world.instanceChanged.event((instance) => {
        if (instance.state === 'terminated') this.#forget(instance.id);
        else this.#namespaceOf(instance.id);
      }),
    );
    this.#owned.add(
      world.interfaceChanged.event((id) => {
        this.#interfaceVersion += 1;
        this.#instances.get(world.networkInterfaces.get(id)?.attachment?.instanceId ?? '')?.facts();
      }),
    );
  }

  /** Grows with each change of any interface of the world. */
  get interfaceVersion(): number {
    return this.#interfaceVersion;
  }

  /** The version of the newest change of a cluster's services and their endpoints. */
  serviceVersion(cluster: ClusterAccess): number {
    return this.#serviceVersions.get(cluster) ?? 0;
  }

  /** Takes a cluster's nodes and pods in, until disposed. */
  join(cluster: ClusterAccess): Disposable {
    const { name } = cluster.cluster;
    this.#clusters.set(name, cluster);
    const watching = cluster.api.store.onDidChange(({ kind, version }) => {
      if (proxiedKinds.has(kind.plural)) this.#serviceVersions.set(cluster, version);
    });
    const followed = new DisposableStore();
    for (const follow of this.#followers) followed.add(follow(cluster));
    return onDispose(() => {
      followed.dispose();
      watching.dispose();
      if (this.#clusters.get(name) === cluster) this.#clusters.delete(name);
    });
  }

  /** Calls `follow` with each cluster that joins from now on; what that gives is disposed when the cluster leaves. */
  followClusters(follow: (cluster: ClusterAccess) => Disposable): void {
    this.#followers.push(follow);
  }

  /** A machine as a program on it sees the network; undefined unless it is there. */
  instance(instanceId: string): NetworkSite | undefined {
    const namespace = this.#namespaceOf(instanceId);
    const facts = namespace?.facts();
    const address = facts?.interfaces[0]?.eni.addresses[0];
    if (namespace === undefined || facts === undefined || address === undefined) return undefined;
    return {
      hostname: privateDnsName(this.world, address),
      namespace,
      resolver: this.#instanceResolver(facts),
      hosts: [
        {
          address: '127.0.0.1',
          names: ['localhost', 'localhost.localdomain', 'localhost4', 'localhost4.localdomain4'],
        },
        { address: '::1', names: ['localhost6', 'localhost6.localdomain6'] },
      ],
    };
  }

  /** A pod as a program in its containers sees the network; undefined while it has no address. */
  pod(clusterName: string, namespace: string, name: string): NetworkSite | undefined {
    const cluster = this.#clusters.get(clusterName);
    const pod = cluster?.api.store.get(pods, namespace, name);
    const host = this.#hostOf(cluster, pod?.spec.nodeName);
    return cluster && pod && host && this.#podSite(cluster, pod, host);
  }

  /** The machine an interface is attached to, and what the machine calls it. */
  hostOfInterface({
    id,
    attachment,
  }: NetworkInterface): { readonly namespace: NetworkNamespace; readonly device: string } | undefined {
    const namespace = this.#namespaceOf(attachment?.instanceId ?? '');
    const device = namespace?.facts().interfaces.find(({ eni }) => eni.id === id)?.name;
    return namespace === undefined || device === undefined ? undefined : { namespace, device };
  }

  connectionsOf(id: string): Connections {
    let connections = this.#connections.get(id);
    if (connections === undefined) this.#connections.set(id, (connections = new Connections()));
    return connections;
  }

  serviceBehind(eni: NetworkInterface): Addressee | undefined {
    return serviceBehindInterface(this, eni);
  }

  dispose(): void {
    this.#owned.dispose();
    this.#instances.clear();
    this.#pods.clear();
  }

  #podSite(cluster: ClusterAccess, pod: Pod, host: InstanceNamespace): NetworkSite | undefined {
    const { namespace, name } = pod.metadata;
    const facts = host.facts();
    const resolver = podResolver(pod, cluster.api, this.#instanceResolver(facts));
    if (pod.spec.hostNetwork === true) {
      const node = this.instance(host.id);
      return node === undefined ? undefined : { ...node, resolver };
    }
    const sandbox = facts.sandboxes.find((each) => each.namespace === namespace && each.pod === name);
    if (sandbox === undefined) return undefined;
    return {
      hostname: name,
      namespace: this.podNamespace(host, sandbox.id),
      resolver,
      hosts: podHosts(name, sandbox.address),
    };
  }

  #instanceResolver({ vpcBlocks: [firstBlock], amazonLinux }: NodeFacts): Resolver {
    const { region } = this.world;
    const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
    return {
      nameservers: firstBlock === undefined ? [] : [vpcResolver(firstBlock)],
      search: [domain],
      options: amazonLinux === 'al2' ? ['timeout:2', 'attempts:5'] : [],
    };
  }

  #namespaceOf(instanceId: string): InstanceNamespace | undefined {
    const known = this.#instances.get(instanceId);
    const instance = this.world.instances.get(instanceId);
    if (known !== undefined || instance === undefined || instance.state === 'terminated') return known;
    const made = new InstanceNamespace(this, instance);
    this.#instances.set(instanceId, made);
    return made;
  }

  /** The inside of a sandbox of an instance. */
  podNamespace(host: InstanceNamespace, sandbox: string): PodNamespace {
    const known = this.#pods.get(sandbox);
    if (known !== undefined) return known;
    if (this.#pods.size > tidyAbove) for (const [id, each] of this.#pods) if (!each.isUp) this.#pods.delete(id);
    const made = new PodNamespace(host, sandbox, (each) => this.#podListeners(host, each));
    this.#pods.set(sandbox, made);
    return made;
  }

  #podListeners(host: InstanceNamespace, { namespace, pod: name }: Sandbox): readonly Listener[] {
    const cluster = this.clusterOf(host.id);
    const pod = cluster?.api.store.get(pods, namespace, name);
    const site = cluster && pod && this.#podSite(cluster, pod, host);
    if (cluster === undefined || pod === undefined || site === undefined) return [];
    const isDns = pod.spec.containers.some(({ image }) => /coredns/.test(image));
    return isDns ? coreDns(this, cluster, site) : containerServers(pod, cluster);
  }

  /** The cluster that an instance is a node of. */
  clusterOf(instanceId: string): ClusterAccess | undefined {
    for (const cluster of this.#clusters.values()) if (cluster.nodeOf(instanceId) !== undefined) return cluster;
    return undefined;
  }

  #hostOf(cluster: ClusterAccess | undefined, nodeName: string | undefined): InstanceNamespace | undefined {
    if (cluster === undefined || nodeName === undefined) return undefined;
    for (const id of this.world.instances.keys())
      if (cluster.nodeOf(id)?.name === nodeName) return this.#namespaceOf(id);
    return undefined;
  }

  #forget(instanceId: string): void {
    this.#instances.delete(instanceId);
    for (const [id, { host }] of this.#pods) if (host.id === instanceId) this.#pods.delete(id);
  }
}
