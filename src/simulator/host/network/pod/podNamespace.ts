import type { Disposable } from '../../../../base/disposable.ts';
import { Computed } from '../computed.ts';
import type { Listener } from '../../packets/listener.ts';
import { NamespaceState } from '../../packets/namespaceState.ts';
import type { HostNetwork } from '../hostNetwork.ts';
import { ChainBuilder } from '../netfilter/chainBuilder.ts';
import type { NetfilterTable, TableKind } from '../netfilter/netfilter.ts';
import type { RuleSet } from '../netfilter/ruleSet.ts';
import type { FarEnd, NetworkNamespace } from '../networkNamespace.ts';
import type { InstanceNamespace } from '../node/instanceNamespace.ts';
import type { NodeFacts, Sandbox } from '../node/nodeFacts.ts';
import { defaultTtl, podNetwork } from './podNetwork.ts';

/** The network namespace of one pod sandbox, at the other end of a veth pair of its node. */
export class PodNamespace implements NetworkNamespace {
  readonly host: InstanceNamespace;
  readonly id: string;
  readonly #listeners: (sandbox: Sandbox) => readonly Listener[];
  readonly #state = new NamespaceState();
  readonly captures = this.#state.captures;
  readonly connections = this.#state.connections;
  readonly routingEdits = this.#state.routingEdits;
  readonly netfilterEdits = this.#state.netfilterEdits;
  readonly #view = new Computed<HostNetwork>();
  readonly #rules = new Computed<RuleSet>();

  /** `listeners`: what the containers of the sandbox's pod listen with. */
  constructor(host: InstanceNamespace, sandbox: string, listeners: (sandbox: Sandbox) => readonly Listener[]) {
    this.host = host;
    this.id = sandbox;
    this.#listeners = listeners;
  }

  get isUp(): boolean {
    return this.host.isUp && this.#find(this.host.facts()) !== undefined;
  }

  view(): HostNetwork {
    const facts = this.host.facts();
    return this.#view.of([facts, this.routingEdits.version], () => {
      const sandbox = this.#find(facts);
      if (sandbox !== undefined)
        return this.routingEdits.apply(podNetwork(sandbox, facts, this.host.vethIndex(sandbox)));
      const ttl = defaultTtl(facts.amazonLinux);
      return { links: [], rules: [], routes: [], neighbours: [], defaultTtl: ttl, ipForward: false };
    });
  }

  netfilter(table: TableKind): NetfilterTable {
    return this.ruleSet().table(table);
  }

  ruleSet(): RuleSet {
    return this.#rules.of([this.netfilterEdits.version], () => {
      this.#state.rules.replace(this.netfilterEdits.apply(new ChainBuilder().build()));
      return this.#state.rules;
    });
  }

  farEnd(device: string): FarEnd | undefined {
    if (device === 'lo') return { kind: 'loopback' };
    const sandbox = this.#find(this.host.facts());
    if (sandbox === undefined || device !== 'eth0') return undefined;
    return { kind: 'veth', namespace: this.host, device: sandbox.veth };
  }

  listeners(): readonly Listener[] {
    const sandbox = this.#find(this.host.facts());
    return [...(sandbox === undefined ? [] : this.#listeners(sandbox)), ...this.#state.listeners];
  }

  listen(listener: Listener): Disposable {
    return this.#state.listen(listener);
  }

  /** This sandbox among those of its node; undefined once it is gone. */
  #find(facts: NodeFacts): Sandbox | undefined {
    return facts.sandboxes.find(({ id }) => id === this.id);
  }
}
