import type { Condition, Match, NetfilterRule, Target } from './netfilter.ts';

/** A rule as `iptables -S` prints it: `-A AWS-SNAT-CHAIN-0 ! -d 192.168.0.0/16 …`. */
export function specification(chain: string, rule: NetfilterRule): string {
  return [`-A ${chain}`, ...conditions(rule)].join(' ');
}

/** The rule without its chain: the same rule gives the same text. */
export function conditions(rule: NetfilterRule): readonly string[] {
  return [
    ...option('-s', rule.source),
    ...option('-d', rule.destination),
    ...option('-i', rule.inInterface),
    ...option('-o', rule.outInterface),
    ...option('-p', rule.protocol),
    ...rule.matches.map((match) => matchOption(match)),
    ...(rule.target === undefined ? [] : [targetOption(rule.target)]),
  ];
}

/** `0x80`, `0x4000`. */
export function hex(value: number): string {
  return `0x${value.toString(16)}`;
}

/** A chance as the kernel keeps it, in parts of 2³¹. */
export function probability(chance: number): string {
  return (Math.round(chance * 2 ** 31) / 2 ** 31).toFixed(11);
}

function option(name: string, condition: Condition | undefined): readonly string[] {
  if (condition === undefined) return [];
  return [`${bang(condition.not)}${name} ${condition.value}`];
}

function matchOption(match: Match): string {
  switch (match.kind) {
    case 'comment':
      return `-m comment --comment ${/^[\w-]+$/.test(match.text) ? match.text : `"${match.text}"`}`;
    case 'addrtype':
      return `-m addrtype ${bang(match.not)}--${match.side}-type ${match.type}${match.limitIn === true ? ' --limit-iface-in' : ''}`;
    case 'mark':
    case 'connmark':
      return `-m ${match.kind} ${bang(match.not)}--mark ${hex(match.value)}/${hex(match.mask)}`;
    case 'port':
      return `-m ${match.protocol}${match.destinationPort === undefined ? '' : ` --dport ${match.destinationPort}`}`;
    case 'statistic':
      return `-m statistic --mode random --probability ${probability(match.probability)}`;
    case 'conntrack':
      return `-m conntrack ${bang(match.not)}--ctstate ${match.states.join(',')}`;
    case 'state':
      return `-m state ${bang(match.not)}--state ${match.states.join(',')}`;
    case 'nfacct':
      return `-m nfacct --nfacct-name  ${match.name}`;
  }
}

function targetOption(target: Target): string {
  switch (target.kind) {
    case 'jump':
      return `-j ${target.chain}`;
    case 'ACCEPT':
    case 'DROP':
    case 'RETURN':
      return `-j ${target.kind}`;
    case 'REJECT':
      return `-j REJECT --reject-with ${target.with}`;
    case 'SNAT':
      return `-j SNAT --to-source ${target.to}${target.random === undefined ? '' : ` --${target.random}`}`;
    case 'MASQUERADE':
      return `-j MASQUERADE${target.random === undefined ? '' : ` --${target.random}`}`;
    case 'DNAT':
      return `-j DNAT --to-destination ${target.to}`;
    case 'MARK':
      return `-j MARK --set-xmark ${hex(target.value)}/${hex(target.mask)}`;
    case 'CONNMARK':
      return target.operation === 'set'
        ? `-j CONNMARK --set-xmark ${hex(target.value)}/${hex(target.mask)}`
        : `-j CONNMARK --restore-mark --nfmask ${hex(target.mask)} --ctmask ${hex(target.mask)}`;
  }
}

function bang(not: boolean | undefined): string {
  return not === true ? '! ' : '';
}
