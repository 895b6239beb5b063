import { hex, probability } from './specification.ts';
import type { Match, NetfilterRule, Target } from './netfilter.ts';

/** The columns of a rule in `iptables -L -n -v`, after the two counters. */
export interface ListedRule {
  readonly target: string;
  /** `all`, `tcp`, `udp`. */
  readonly protocol: string;
  readonly in: string;
  readonly out: string;
  readonly source: string;
  readonly destination: string;
  /** What follows the columns. */
  readonly rest: string;
}

/** A rule as `iptables -L -n -v` describes it. */
export function listing({
  source,
  destination,
  inInterface,
  outInterface,
  protocol,
  ...rule
}: NetfilterRule): ListedRule {
  const { target } = rule;
  return {
    target: target === undefined ? '' : target.kind === 'jump' ? target.chain : target.kind,
    protocol: shown(protocol, 'all'),
    in: shown(inInterface, '*'),
    out: shown(outInterface, '*'),
    source: shown(source, '0.0.0.0/0').replace(/\/32$/, ''),
    destination: shown(destination, '0.0.0.0/0').replace(/\/32$/, ''),
    rest: [...rule.matches.map(matchText), targetText(target)].filter((text) => text !== '').join(' '),
  };
}

function shown(condition: NetfilterRule['source'], none: string): string {
  if (condition === undefined) return none;
  return `${condition.not === true ? '!' : ''}${condition.value}`;
}

function matchText(match: Match): string {
  switch (match.kind) {
    case 'comment':
      return `/* ${match.text} */`;
    case 'addrtype': {
      const limit = match.limitIn === true ? ' limit-in' : '';
      return `ADDRTYPE match ${match.side}-type ${match.not === true ? '!' : ''}${match.type}${limit}`;
    }
    case 'mark':
    case 'connmark':
      return `${match.kind} match ${match.not === true ? '! ' : ''}${hex(match.value)}/${hex(match.mask)}`;
    case 'port':
      return `${match.protocol}${match.destinationPort === undefined ? '' : ` dpt:${match.destinationPort}`}`;
    case 'statistic':
      return `statistic mode random probability ${probability(match.probability)}`;
    case 'conntrack':
      return `${match.not === true ? '! ' : ''}ctstate ${match.states.join(',')}`;
    case 'state':
      return `${match.not === true ? '! ' : ''}state ${match.states.join(',')}`;
    case 'nfacct':
      return `nfacct-name  ${match.name}`;
  }
}

function targetText(target: Target | undefined): string {
  switch (target?.kind) {
    case 'REJECT':
      return `reject-with ${target.with}`;
    case 'SNAT':
    case 'MASQUERADE': {
      const to = target.kind === 'SNAT' ? `to:${target.to}` : '';
      return [to, target.random ?? ''].filter((text) => text !== '').join(' ');
    }
    case 'DNAT':
      return `to:${target.to}`;
    case 'MARK':
      return markText('MARK', target.value, target.mask);
    case 'CONNMARK':
      return target.operation === 'set'
        ? markText('CONNMARK', target.value, target.mask)
        : `CONNMARK restore mask ${hex(target.mask)}`;
    case 'jump':
    case 'ACCEPT':
    case 'DROP':
    case 'RETURN':
    case undefined:
      return '';
  }
}

/** `iptables` names the operation that a value and a mask amount to. */
function markText(what: string, value: number, mask: number): string {
  if (mask === 0) return `${what} xor ${hex(value)}`;
  if (value === mask) return `${what} or ${hex(value)}`;
  return `${what} xset ${hex(value)}/${hex(mask)}`;
}
