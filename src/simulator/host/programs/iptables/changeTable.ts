import { conditions } from '../../network/netfilter/specification.ts';
import type { TableKind } from '../../network/netfilter/netfilter.ts';
import type { NetworkNamespace } from '../../network/networkNamespace.ts';
import { readRule, RuleProblem } from './ruleOptions.ts';

export const noChain = 'No chain/target/match by that name.';

/** `-A`, `-I`, `-D`, `-C`, `-F`, `-N`, `-X`, `-P` and `-Z`. Throws `RuleProblem`. */
export function changeTable(
  namespace: NetworkNamespace,
  table: TableKind,
  command: string,
  words: readonly string[],
): void {
  const { netfilterEdits: edits } = namespace;
  const rules = namespace.ruleSet();
  const [chain = '', ...rest] = words;
  const found = rules.chain(table, chain);
  const all = namespace.netfilter(table).chains.map(({ name }) => name);
  if (command === '-F' || command === '-Z') {
    if (chain !== '' && found === undefined) throw new RuleProblem(noChain, 1);
    if (command === '-Z') return rules.zero(table, chain === '' ? undefined : chain);
    for (const name of chain === '' ? all : [chain]) edits.flush(table, name, rules);
    return;
  }
  if (command === '-N') {
    if (found !== undefined) throw new RuleProblem('Chain already exists.', 1);
    return edits.newChain(table, chain);
  }
  if (found === undefined) throw new RuleProblem(noChain, 1);
  if (command === '-X') {
    if (found.rules.length > 0) throw new RuleProblem('Directory not empty.', 1);
    if (!edits.deleteChain(table, chain)) throw new RuleProblem('Device or resource busy.', 4);
    return;
  }
  if (command === '-P') {
    const [policy] = rest;
    if (found.policy === undefined || (policy !== 'ACCEPT' && policy !== 'DROP'))
      throw new RuleProblem("Bad policy name. Run `dmesg' for more information.", 1);
    return edits.setPolicy(table, chain, policy);
  }
  const position = /^\d+$/.test(rest[0] ?? '') ? Number(rest[0]) : undefined;
  if (command === '-D' && position !== undefined) {
    const rule = found.rules[position - 1]?.rule;
    if (rule === undefined) throw new RuleProblem('Index of deletion too big.', 1);
    edits.remove(table, chain, rule, rules);
    return;
  }
  const rule = readRule(position === undefined ? rest : rest.slice(1));
  if (rule.target?.kind === 'jump' && !all.includes(rule.target.chain))
    throw new RuleProblem(`Couldn't load target \`${rule.target.chain}':No such file or directory`);
  if (command === '-A') return edits.add(table, chain, rule);
  if (command === '-I') return edits.add(table, chain, rule, (position ?? 1) - 1);
  const text = conditions(rule).join(' ');
  const exists = found.rules.some((each) => conditions(each.rule).join(' ') === text);
  if (!exists) throw new RuleProblem('Bad rule (does a matching rule exist in that chain?).', 1);
  if (command === '-D') edits.remove(table, chain, rule, rules);
}
