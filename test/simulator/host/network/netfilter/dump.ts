import { specification } from '../../../../../src/simulator/host/network/netfilter/specification.ts';
import type { TableKind } from '../../../../../src/simulator/host/network/netfilter/netfilter.ts';
import type { NetworkNamespace } from '../../../../../src/simulator/host/network/networkNamespace.ts';

/** The rules of a table as `iptables -S` prints them, without the chains' own lines. */
export function rulesOf(namespace: NetworkNamespace, table: TableKind): readonly string[] {
  return namespace
    .netfilter(table)
    .chains.flatMap(({ name, rules }) => rules.map(({ rule }) => specification(name, rule)));
}

export function chainNames(namespace: NetworkNamespace, table: TableKind): readonly string[] {
  return namespace.netfilter(table).chains.map(({ name }) => name);
}
