import type { NetfilterRule, TableKind } from './netfilter.ts';
import type { ChainsByTable, RuleChain } from './ruleSet.ts';

/** Chains that the kernel itself sends packets through; all of them accept what no rule decides about. */
const hooks: Readonly<Record<TableKind, readonly string[]>> = {
  raw: ['PREROUTING', 'OUTPUT'],
  mangle: ['PREROUTING', 'INPUT', 'FORWARD', 'OUTPUT', 'POSTROUTING'],
  nat: ['PREROUTING', 'INPUT', 'OUTPUT', 'POSTROUTING'],
  filter: ['INPUT', 'FORWARD', 'OUTPUT'],
  'aws-cni': ['nat-prerouting'],
};

/** Collects the rules that several programs write, chain by chain. */
export class ChainBuilder {
  readonly #tables = new Map<TableKind, Map<string, readonly NetfilterRule[]>>();

  constructor() {
    for (const [table, names] of Object.entries(hooks) as [TableKind, readonly string[]][])
      // Those of iptables are always there.
      this.#tables.set(table, new Map(table === 'aws-cni' ? [] : names.map((name) => [name, []])));
  }

  /** Makes the chain if it is not there (`-N`), and appends the rules (`-A`). */
  append(table: TableKind, chain: string, ...rules: readonly NetfilterRule[]): void {
    this.appendAll(table, chain, rules);
  }

  /** The same for a list that may be long. */
  appendAll(table: TableKind, chain: string, rules: readonly NetfilterRule[]): void {
    const chains = this.#tables.get(table);
    chains?.set(chain, [...(chains.get(chain) ?? []), ...rules]);
  }

  /** Makes a chain that nobody else adds to. */
  put(table: TableKind, { name, rules }: RuleChain): void {
    this.#tables.get(table)?.set(name, rules);
  }

  build(): ChainsByTable {
    const built = (table: TableKind): readonly RuleChain[] =>
      [...(this.#tables.get(table) ?? [])].map(([name, rules]) => ({
        name,
        ...(hooks[table].includes(name) ? { policy: 'ACCEPT' as const } : {}),
        rules,
      }));
    return {
      raw: built('raw'),
      mangle: built('mangle'),
      nat: built('nat'),
      filter: built('filter'),
      'aws-cni': built('aws-cni'),
    };
  }
}

/** A rule that jumps to a chain, with a comment. */
export function jump(
  chain: string,
  comment: string,
  rest: Omit<NetfilterRule, 'matches' | 'target'> = {},
): NetfilterRule {
  return { ...rest, matches: [{ kind: 'comment', text: comment }], target: { kind: 'jump', chain } };
}
