import type { CountedRule, Match, NetfilterRule, NetfilterTable, Target } from './netfilter.ts';
import { hex } from './specification.ts';

/** The table as `nft list table ip aws-cni` prints it; empty if the node has none. */
export function nftListing({ name, chains }: NetfilterTable): string {
  if (chains.length === 0) return '';
  const blocks = chains.map(({ name: chain, policy, rules }) => {
    const hook = policy === undefined ? [] : ['type nat hook prerouting priority -90; policy accept;'];
    const lines = [...hook, ...rules.map(ruleText)];
    return [`\tchain ${chain} {`, ...lines.map((line) => `\t\t${line}`), '\t}'].join('\n');
  });
  return `table ip ${name} {\n${blocks.join('\n\n')}\n}\n`;
}

function ruleText({ rule, counters }: CountedRule): string {
  const counts = isLocalReturn(rule) ? [] : [`counter packets ${counters.packets} bytes ${counters.bytes}`];
  const to = rule.destination === undefined ? [] : [`ip daddr ${rule.destination.value}`];
  const from = rule.inInterface === undefined ? [] : [`iifname "${rule.inInterface.value.replace(/\+$/, '*')}"`];
  // The daemon puts the counter first in the chain that tells the blocks apart, and after the condition elsewhere.
  const conditions = [...from, ...rule.matches.map(matchText)];
  const before = to.length > 0 || conditions.length === 0 ? [...counts, ...to] : [...conditions, ...counts];
  return [...before, ...targetText(rule.target)].join(' ');
}

function isLocalReturn({ matches }: NetfilterRule): boolean {
  return matches.some(({ kind }) => kind === 'addrtype');
}

function matchText(match: Match): string {
  if (match.kind === 'addrtype') return `fib ${match.side === 'dst' ? 'daddr' : 'saddr'} type local`;
  if (match.kind === 'connmark') return `ct mark & ${long(match.mask)} == ${long(match.value)}`;
  return '';
}

function targetText(target: Target | undefined): readonly string[] {
  switch (target?.kind) {
    case 'jump':
      return [`jump ${target.chain}`];
    case 'RETURN':
      return ['return'];
    case 'MARK':
      return [`meta mark set ${changed('meta mark', target.value, target.mask)}`];
    case 'CONNMARK':
      return target.operation === 'set' ? [`ct mark set ${changed('ct mark', target.value, target.mask)}`] : [];
    default:
      return [];
  }
}

function changed(mark: string, value: number, mask: number): string {
  return value === 0 ? `${mark} & ${hex(~mask >>> 0)}` : `${mark} | ${long(value)}`;
}

/** nft writes marks with eight digits. */
function long(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}
