import { conditions } from './specification.ts';
import type { Counters, NetfilterRule, NetfilterTable, TableKind } from './netfilter.ts';

/** A chain as a program sets it up. */
export interface RuleChain {
  readonly name: string;
  readonly policy?: 'ACCEPT' | 'DROP';
  readonly rules: readonly NetfilterRule[];
}

export type ChainsByTable = Readonly<Record<TableKind, readonly RuleChain[]>>;

/** A rule that counts. */
export interface LiveRule {
  readonly rule: NetfilterRule;
  packets: number;
  bytes: number;
}

export interface LiveChain {
  readonly name: string;
  readonly policy: 'ACCEPT' | 'DROP' | undefined;
  readonly rules: readonly LiveRule[];
  packets: number;
  bytes: number;
}

const tables: readonly TableKind[] = ['raw', 'mangle', 'nat', 'filter', 'aws-cni'];

/** The rules that are in force in one namespace. A rule keeps its counters through every change that leaves it there. */
export class RuleSet {
  readonly #chains = new Map<TableKind, Map<string, LiveChain>>();

  /** Puts new chains in the place of the old ones. */
  replace(chains: ChainsByTable): void {
    for (const table of tables) {
      const old = this.#chains.get(table) ?? new Map<string, LiveChain>();
      this.#chains.set(table, new Map(chains[table].map((each) => [each.name, renewed(each, old.get(each.name))])));
    }
  }

  chain(table: TableKind, name: string): LiveChain | undefined {
    return this.#chains.get(table)?.get(name);
  }

  /** A table as `iptables` shows it. */
  table(name: TableKind): NetfilterTable {
    const chains = [...(this.#chains.get(name)?.values() ?? [])];
    const own = chains.filter(({ policy }) => policy === undefined);
    return {
      name,
      chains: [
        ...chains.filter(({ policy }) => policy !== undefined),
        ...own.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      ].map((each) => ({
        name: each.name,
        ...(each.policy === undefined ? {} : { policy: each.policy }),
        counters: countersOf(each),
        rules: each.rules.map((live) => ({ rule: live.rule, counters: countersOf(live) })),
      })),
    };
  }

  /** `iptables -Z`. */
  zero(table: TableKind, only?: string): void {
    for (const chain of this.#chains.get(table)?.values() ?? []) {
      if (only !== undefined && chain.name !== only) continue;
      for (const counted of [chain, ...chain.rules]) {
        counted.packets = 0;
        counted.bytes = 0;
      }
    }
  }
}

function countersOf({ packets, bytes }: Counters): Counters {
  return { packets, bytes };
}

function renewed({ name, policy, rules }: RuleChain, old: LiveChain | undefined): LiveChain {
  const fresh = (rule: NetfilterRule): LiveRule => ({ rule, packets: 0, bytes: 0 });
  if (old === undefined) return { name, policy, packets: 0, bytes: 0, rules: rules.map(fresh) };
  const isSame = rules.length === old.rules.length && rules.every((rule, index) => rule === old.rules[index]?.rule);
  if (isSame && policy === old.policy) return old;
  const { packets, bytes } = old;
  const left = Map.groupBy(old.rules, ({ rule }) => textOf(rule));
  return { name, policy, packets, bytes, rules: rules.map((rule) => left.get(textOf(rule))?.shift() ?? fresh(rule)) };
}

const texts = new WeakMap<NetfilterRule, string>();

/** What tells a rule from others, written out once. */
function textOf(rule: NetfilterRule): string {
  let text = texts.get(rule);
  if (text === undefined) texts.set(rule, (text = conditions(rule).join(' ')));
  return text;
}
