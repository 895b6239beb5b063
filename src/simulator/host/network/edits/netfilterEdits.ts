import { conditions } from '../netfilter/specification.ts';
import type { NetfilterRule, TableKind } from '../netfilter/netfilter.ts';
import type { ChainsByTable, RuleChain, RuleSet } from '../netfilter/ruleSet.ts';
import { Edits } from './edits.ts';

/** What `iptables` has changed by hand in one namespace. */
export class NetfilterEdits {
  readonly #rules = new Map<string, Edits<NetfilterRule>>();
  readonly #policies = new Map<string, 'ACCEPT' | 'DROP'>();
  readonly #made = new Map<TableKind, Set<string>>();
  #version = 0;

  /** Grows with each change. */
  get version(): number {
    return this.#version;
  }

  /** `-A`, or with an index from 0 on `-I`. */
  add(table: TableKind, chain: string, rule: NetfilterRule, index?: number): void {
    this.#version += 1;
    this.#of(table, chain).add(rule, index);
  }

  /** `-D`; false if `current` has no such rule in the chain. */
  remove(table: TableKind, chain: string, rule: NetfilterRule, current: RuleSet): boolean {
    const rules = current.chain(table, chain)?.rules.map((live) => live.rule) ?? [];
    this.#version += 1;
    return this.#of(table, chain).remove(rule, rules);
  }

  /** `-F`. */
  flush(table: TableKind, chain: string, current: RuleSet): void {
    for (const { rule } of current.chain(table, chain)?.rules ?? []) this.remove(table, chain, rule, current);
  }

  /** `-N`; whether there is such a chain already is for the caller to see. */
  newChain(table: TableKind, chain: string): void {
    this.#version += 1;
    this.#made.set(table, new Set([...(this.#made.get(table) ?? []), chain]));
  }

  /** `-X`, of a chain made by hand; false if it is none. */
  deleteChain(table: TableKind, chain: string): boolean {
    this.#version += 1;
    this.#rules.delete(`${table} ${chain}`);
    return this.#made.get(table)?.delete(chain) ?? false;
  }

  /** `-P`. */
  setPolicy(table: TableKind, chain: string, policy: 'ACCEPT' | 'DROP'): void {
    this.#version += 1;
    this.#policies.set(`${table} ${chain}`, policy);
  }

  apply(computed: ChainsByTable): ChainsByTable {
    return {
      raw: this.#applyTo('raw', computed.raw),
      mangle: this.#applyTo('mangle', computed.mangle),
      nat: this.#applyTo('nat', computed.nat),
      filter: this.#applyTo('filter', computed.filter),
      'aws-cni': this.#applyTo('aws-cni', computed['aws-cni']),
    };
  }

  #applyTo(table: TableKind, chains: readonly RuleChain[]): readonly RuleChain[] {
    const names = new Set(chains.map(({ name }) => name));
    const made = [...(this.#made.get(table) ?? [])].filter((name) => !names.has(name));
    return [...chains, ...made.map((name): RuleChain => ({ name, rules: [] }))].map((chain) => {
      const key = `${table} ${chain.name}`;
      const policy = chain.policy === undefined ? undefined : (this.#policies.get(key) ?? chain.policy);
      const rules = this.#rules.get(key)?.apply(chain.rules) ?? chain.rules;
      return { ...chain, rules, ...(policy === undefined ? {} : { policy }) };
    });
  }

  #of(table: TableKind, chain: string): Edits<NetfilterRule> {
    const key = `${table} ${chain}`;
    let edits = this.#rules.get(key);
    if (edits === undefined)
      this.#rules.set(key, (edits = new Edits<NetfilterRule>((rule) => conditions(rule).join(' '))));
    return edits;
  }
}
