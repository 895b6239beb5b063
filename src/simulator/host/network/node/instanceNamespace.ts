import type { Disposable } from '../../../../base/disposable.ts';
import { isReady } from '../../../kubernetes/objects/pod.ts';
import type { Instance } from '../../../world/compute/records.ts';
import { blocksOf } from '../../../world/network/vpcBlocks.ts';
import type { World } from '../../../world/world.ts';
import { Computed } from '../computed.ts';
import type { Listener } from '../../packets/listener.ts';
import { NamespaceState } from '../../packets/namespaceState.ts';
import type { ClusterAccess } from '../clusterAccess.ts';
import type { HostNetwork } from '../hostNetwork.ts';
import type { NetfilterTable, TableKind } from '../netfilter/netfilter.ts';
import type { RuleSet } from '../netfilter/ruleSet.ts';
import type { FarEnd, NetworkNamespace } from '../networkNamespace.ts';
import { defaultTtl } from '../pod/podNetwork.ts';
import type { CniSettings } from './cniSettings.ts';
import { instanceListeners } from './instanceListeners.ts';
import { LinkMemory } from './linkMemory.ts';
import { nodeChains } from './nodeChains.ts';
import { nodeFacts, type NodeFacts, type Sandbox } from './nodeFacts.ts';
import { linkKey, nodeLinks } from './nodeLinks.ts';
import { nodeNeighbours } from './nodeNeighbours.ts';
import { nodeRoutes } from './nodeRoutes.ts';
import { nodeRules } from './nodeRules.ts';

/** What an instance's network stack needs to find around it. */
export interface Surroundings {
  readonly world: World;
  /** Grows with each change of any interface of the world. */
  readonly interfaceVersion: number;
  /** The cluster that an instance is a node of. */
  clusterOf(instanceId: string): ClusterAccess | undefined;
  /** The version of the newest change of a cluster's services and their endpoints. */
  serviceVersion(cluster: ClusterAccess): number;
  /** The inside of a sandbox of this instance. */
  podNamespace(host: InstanceNamespace, sandbox: string): NetworkNamespace;
}

/** The network stack of an instance itself: of a worker node, with its pods' ends, or of any other machine. */
export class InstanceNamespace implements NetworkNamespace {
  readonly #around: Surroundings;
  readonly #memory = new LinkMemory();
  readonly #state = new NamespaceState();
  readonly instance: Instance;
  readonly captures = this.#state.captures;
  readonly connections = this.#state.connections;
  readonly routingEdits = this.#state.routingEdits;
  readonly netfilterEdits = this.#state.netfilterEdits;
  #settings: CniSettings | undefined;
  #hasKubeProxy = false;
  readonly #facts = new Computed<NodeFacts>();
  readonly #view = new Computed<HostNetwork>();
  readonly #rules = new Computed<RuleSet>();

  constructor(around: Surroundings, instance: Instance) {
    this.#around = around;
    this.instance = instance;
  }

  get id(): string {
    return this.instance.id;
  }

  get isUp(): boolean {
    return this.instance.state === 'running' || this.instance.state === 'shutting-down';
  }

  /**
   * What the network is made of at this instant. Called when an interface comes, too: it takes its number then, after the
   * pods that were there before it.
   */
  facts(): NodeFacts {
    const cluster = this.#cluster;
    const { pool } = cluster?.nodeOf(this.id)?.ipamd ?? {};
    const vpc = this.#around.world.vpcs.get(this.instance.vpcId);
    const blocks = vpc && blocksOf(vpc).join(' ');
    const madeFrom = [blocks, this.#around.interfaceVersion, cluster, cluster?.api.store.version, pool, pool?.version];
    return this.#facts.of(madeFrom, () => {
      const facts = nodeFacts(this.#around.world, this.instance, cluster, this.#settings);
      this.#settings = facts.cni;
      const nics = facts.interfaces.map((each) => ({ key: linkKey.interface(each), isVeth: false }));
      const veths = facts.sandboxes.map((each) => ({ key: linkKey.veth(each), isVeth: true }));
      this.#memory.update([...nics.slice(0, 1), ...veths, ...nics.slice(1)]);
      return facts;
    });
  }

  view(): HostNetwork {
    const facts = this.facts();
    return this.#view.of([facts, this.routingEdits.version], () =>
      this.routingEdits.apply({
        links: nodeLinks(facts, this.#memory),
        rules: nodeRules(facts),
        routes: nodeRoutes(facts),
        neighbours: nodeNeighbours(facts),
        defaultTtl: defaultTtl(facts.amazonLinux),
        ipForward: facts.cni !== undefined,
      }),
    );
  }

  netfilter(table: TableKind): NetfilterTable {
    return this.ruleSet().table(table);
  }

  ruleSet(): RuleSet {
    const facts = this.facts();
    const cluster = this.#cluster;
    this.#hasKubeProxy ||= this.#runs(cluster, 'kube-proxy');
    const madeFrom = [
      cluster && this.#around.serviceVersion(cluster),
      this.#hasKubeProxy,
      facts.cni,
      facts.vpcBlocks.join(' '),
      facts.interfaces[0]?.eni.addresses[0],
      this.netfilterEdits.version,
    ];
    return this.#rules.of(madeFrom, () => {
      const chains = nodeChains(facts, cluster, this.#hasKubeProxy);
      this.#state.rules.replace(this.netfilterEdits.apply(chains));
      return this.#state.rules;
    });
  }

  farEnd(device: string): FarEnd | undefined {
    if (device === 'lo') return { kind: 'loopback' };
    const { interfaces, sandboxes } = this.facts();
    const nic = interfaces.find(({ name }) => name === device);
    if (nic !== undefined) return { kind: 'interface', id: nic.eni.id };
    const sandbox = sandboxes.find(({ veth }) => veth === device);
    if (sandbox === undefined) return undefined;
    return { kind: 'veth', namespace: this.#around.podNamespace(this, sandbox.id), device: 'eth0' };
  }

  listeners(): readonly Listener[] {
    return [...instanceListeners(this.facts(), this.#cluster), ...this.#state.listeners];
  }

  listen(listener: Listener): Disposable {
    return this.#state.listen(listener);
  }

  /** The ifindex of the host's end of a pod's veth pair. */
  vethIndex(sandbox: Sandbox): number {
    return this.#memory.indexOf(linkKey.veth(sandbox));
  }

  get #cluster(): ClusterAccess | undefined {
    return this.#around.clusterOf(this.id);
  }

  #runs(cluster: ClusterAccess | undefined, app: string): boolean {
    const name = cluster?.nodeOf(this.id)?.name;
    if (cluster === undefined || name === undefined) return false;
    return cluster.podsOnNode(name).some((pod) => pod.metadata.labels?.['k8s-app'] === app && isReady(pod));
  }
}
