import { Captures } from '../../packets/capture.ts';
import type { HostNetwork } from '../hostNetwork.ts';
import type { NetfilterTable, TableKind } from '../netfilter/netfilter.ts';
import type { NetworkNamespace } from '../networkNamespace.ts';
import type { InstanceNamespace } from '../node/instanceNamespace.ts';
import type { NodeFacts, Sandbox } from '../node/nodeFacts.ts';
import { defaultTtl, podNetwork } from './podNetwork.ts';

/** The network namespace of one pod sandbox, at the other end of a veth pair of its node. */
export class PodNamespace implements NetworkNamespace {
  readonly host: InstanceNamespace;
  readonly id: string;
  readonly #sandbox: string;
  readonly captures = new Captures();

  constructor(host: InstanceNamespace, sandbox: string) {
    this.host = host;
    this.#sandbox = sandbox;
    this.id = sandbox;
  }

  get isUp(): boolean {
    return this.host.isUp && this.find(this.host.facts()) !== undefined;
  }

  /** This sandbox among those of its node; undefined once it is gone. */
  find(facts: NodeFacts): Sandbox | undefined {
    return facts.sandboxes.find(({ id }) => id === this.#sandbox);
  }

  view(): HostNetwork {
    const facts = this.host.facts();
    const sandbox = this.find(facts);
    if (sandbox !== undefined) return podNetwork(sandbox, facts, this.host.vethIndex(sandbox));
    const ttl = defaultTtl(facts.amazonLinux);
    return { links: [], rules: [], routes: [], neighbours: [], defaultTtl: ttl, ipForward: false };
  }

  netfilter(table: TableKind): NetfilterTable {
    return { name: table, chains: [] };
  }
}
