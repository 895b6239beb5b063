import type { Disposable } from '../../../../base/disposable.ts';
import type { Instance } from '../../../world/state.ts';
import type { World } from '../../../world/world.ts';
import { Captures } from '../../packets/capture.ts';
import type { ClusterAccess } from '../clusterAccess.ts';
import type { HostNetwork } from '../hostNetwork.ts';
import type { NetfilterTable, TableKind } from '../netfilter/netfilter.ts';
import type { NetworkNamespace } from '../networkNamespace.ts';
import { defaultTtl } from '../pod/podNetwork.ts';
import type { CniSettings } from './cniSettings.ts';
import { LinkMemory } from './linkMemory.ts';
import { nodeFacts, type NodeFacts, type Sandbox } from './nodeFacts.ts';
import { linkKey, nodeLinks } from './nodeLinks.ts';
import { nodeNeighbours } from './nodeNeighbours.ts';
import { nodeRoutes } from './nodeRoutes.ts';
import { nodeRules } from './nodeRules.ts';

/** The network stack of an instance itself: of a worker node, with its pods' ends, or of any other machine. */
export class InstanceNamespace implements NetworkNamespace, Disposable {
  readonly #world: World;
  readonly #clusterOf: (instanceId: string) => ClusterAccess | undefined;
  readonly #memory = new LinkMemory();
  readonly #following: Disposable;
  readonly instance: Instance;
  readonly captures = new Captures();
  #settings: CniSettings | undefined;

  constructor(world: World, instance: Instance, clusterOf: (instanceId: string) => ClusterAccess | undefined) {
    this.#world = world;
    this.instance = instance;
    this.#clusterOf = clusterOf;
    // An interface takes its number when it comes, after the pods that were there before it.
    this.#following = world.interfaceChanged.event((id) => {
      const host = world.networkInterfaces.get(id)?.attachment?.instanceId;
      if (host === undefined || host === instance.id) this.facts();
    });
  }

  get id(): string {
    return this.instance.id;
  }

  get isUp(): boolean {
    return this.instance.state === 'running' || this.instance.state === 'shutting-down';
  }

  /** What the network is made of at this instant. */
  facts(): NodeFacts {
    const facts = nodeFacts(this.#world, this.instance, this.#clusterOf(this.id), this.#settings);
    this.#settings = facts.cni;
    const nics = facts.interfaces.map((each) => ({ key: linkKey.interface(each), isVeth: false }));
    const veths = facts.sandboxes.map((each) => ({ key: linkKey.veth(each), isVeth: true }));
    const [primary, ...secondary] = nics;
    this.#memory.update([...(primary === undefined ? [] : [primary]), ...veths, ...secondary]);
    return facts;
  }

  view(): HostNetwork {
    const facts = this.facts();
    return {
      links: nodeLinks(facts, this.#memory),
      rules: nodeRules(facts),
      routes: nodeRoutes(facts),
      neighbours: nodeNeighbours(facts),
      defaultTtl: defaultTtl(facts.amazonLinux),
      ipForward: facts.cni !== undefined,
    };
  }

  netfilter(table: TableKind): NetfilterTable {
    return { name: table, chains: [] };
  }

  /** The ifindex of the host's end of a pod's veth pair. */
  vethIndex(sandbox: Sandbox): number {
    return this.#memory.indexOf(linkKey.veth(sandbox));
  }

  dispose(): void {
    this.#following.dispose();
  }
}
