import type { HostNetwork, RoutingRule } from '../../network/hostNetwork.ts';
import { ruleLine } from '../../network/iproute.ts';
import { valueOf, type IpCommand } from './command.ts';

/** `ip rule [show] [table name] [from …] [to …] [priority n]`: each line ends with a space. */
export function showRules({ rules }: HostNetwork, { words, family, paint }: IpCommand): string {
  if (family === 'inet6') return '';
  const table = valueOf(words, 'table', 'lookup');
  const [from, to] = [valueOf(words, 'from'), valueOf(words, 'to')];
  const priority = valueOf(words, 'priority', 'pref', 'preference', 'prio');
  return rules
    .filter(
      (rule) =>
        (table === undefined || rule.table === table) &&
        (from === undefined || (rule.from ?? 'all') === from) &&
        (to === undefined || rule.to === to) &&
        (priority === undefined || rule.priority === Number(priority)),
    )
    .map((rule) => `${painted(rule, (text) => paint.color('inet', text))} \n`)
    .join('');
}

function painted(rule: RoutingRule, color: (text: string) => string): string {
  return ruleLine(rule).replace(
    /(from|to) (\d[\d./]*)/g,
    (_, word: string, block: string) => `${word} ${color(block)}`,
  );
}
