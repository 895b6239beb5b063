import { contains, parseAddress, parseCidr } from '../../../domain/address/ipv4.ts';
import type { Condition, Match, NetfilterRule, TableKind, Target } from '../network/netfilter/netfilter.ts';
import type { LiveRule, RuleSet } from '../network/netfilter/ruleSet.ts';
import { specification } from '../network/netfilter/specification.ts';
import type { Random } from '../../world/random.ts';
import type { Connection } from './connections.ts';
import type { Packet } from './packet.ts';

/** A packet on its way through the hooks of one namespace, with what the kernel has noted about it. */
export interface PassingPacket {
  packet: Packet;
  /** `fwmark`. */
  mark: number;
  readonly connection: Connection | undefined;
  readonly state: 'NEW' | 'ESTABLISHED' | 'RELATED' | 'INVALID';
  inDevice?: string;
  outDevice?: string;
}

/** What a table decides. A translation is for the caller to carry out. */
export interface Verdict {
  readonly kind: 'accept' | 'drop' | 'reject' | 'translate';
  readonly target?: Extract<Target, { kind: 'SNAT' | 'MASQUERADE' | 'DNAT' }>;
  /** The rule that decided, as `iptables -S` prints it; absent when the chain's policy did. */
  readonly rule?: string;
}

/** What running a table needs to know of its namespace. */
export interface RunContext {
  readonly rules: RuleSet;
  readonly random: Random;
  /** Whether the namespace has the address, on that interface if one is named. */
  isLocal(address: string, device?: string): boolean;
  /** False to look on without counting. */
  readonly counts: boolean;
}

/** Sends a packet through one built-in chain of one table; marks are set on the way. */
export function runChain(table: TableKind, chain: string, passing: PassingPacket, context: RunContext): Verdict {
  const decided = runRules(table, chain, passing, context);
  if (decided !== undefined && decided !== 'return') return decided;
  const live = context.rules.chain(table, chain);
  if (live !== undefined && context.counts) count(live, passing.packet);
  return { kind: live?.policy === 'DROP' ? 'drop' : 'accept' };
}

function runRules(
  table: TableKind,
  chain: string,
  passing: PassingPacket,
  context: RunContext,
): Verdict | 'return' | undefined {
  for (const live of context.rules.chain(table, chain)?.rules ?? []) {
    if (!matches(live.rule, passing, context)) continue;
    if (context.counts) count(live, passing.packet);
    const { target } = live.rule;
    if (target?.kind === 'jump') {
      const inner = runRules(table, target.chain, passing, context);
      if (inner !== undefined && inner !== 'return') return inner;
    } else if (target?.kind === 'RETURN') return 'return';
    else {
      const verdict = apply(target, passing, () => specification(chain, live.rule));
      if (verdict !== undefined) return verdict;
    }
  }
  return undefined;
}

function apply(target: Target | undefined, passing: PassingPacket, rule: () => string): Verdict | undefined {
  switch (target?.kind) {
    case 'MARK':
      passing.mark = crossed(passing.mark, target.value, target.mask);
      return undefined;
    case 'CONNMARK': {
      const { connection } = passing;
      if (connection === undefined) return undefined;
      if (target.operation === 'set') connection.mark = crossed(connection.mark, target.value, target.mask);
      else passing.mark = crossed(passing.mark, connection.mark & target.mask, target.mask);
      return undefined;
    }
    case 'ACCEPT':
      return { kind: 'accept', rule: rule() };
    case 'DROP':
      return { kind: 'drop', rule: rule() };
    case 'REJECT':
      return { kind: 'reject', rule: rule() };
    case 'SNAT':
    case 'MASQUERADE':
    case 'DNAT':
      return { kind: 'translate', target, rule: rule() };
    case 'jump':
    case 'RETURN':
    case undefined:
      return undefined;
  }
}

function crossed(mark: number, value: number, mask: number): number {
  return ((mark & ~mask) ^ value) >>> 0;
}

function count(counted: Pick<LiveRule, 'packets' | 'bytes'>, { length }: Packet): void {
  counted.packets += 1;
  counted.bytes += length;
}

function matches(rule: NetfilterRule, passing: PassingPacket, context: RunContext): boolean {
  const { packet, inDevice, outDevice } = passing;
  return (
    holds(rule.source, (block) => within(block, packet.source)) &&
    holds(rule.destination, (block) => within(block, packet.destination)) &&
    holds(rule.inInterface, (name) => isDevice(name, inDevice)) &&
    holds(rule.outInterface, (name) => isDevice(name, outDevice)) &&
    holds(rule.protocol, (protocol) => protocol === packet.body.protocol) &&
    rule.matches.every((match) => matchHolds(match, passing, context))
  );
}

function holds(condition: Condition | undefined, test: (value: string) => boolean): boolean {
  return condition === undefined || test(condition.value) !== (condition.not === true);
}

function matchHolds(match: Match, passing: PassingPacket, context: RunContext): boolean {
  switch (match.kind) {
    case 'comment':
    case 'nfacct':
      return true;
    case 'addrtype': {
      const address = match.side === 'src' ? passing.packet.source : passing.packet.destination;
      const local = context.isLocal(address, match.limitIn === true ? passing.inDevice : undefined);
      return local !== (match.not === true);
    }
    case 'mark':
      return ((passing.mark & match.mask) === match.value) !== (match.not === true);
    case 'connmark':
      return (((passing.connection?.mark ?? 0) & match.mask) === match.value) !== (match.not === true);
    case 'port': {
      const { body } = passing.packet;
      if (body.protocol !== match.protocol) return false;
      return match.destinationPort === undefined || body.destinationPort === match.destinationPort;
    }
    case 'statistic':
      return context.random() < match.probability;
    case 'conntrack':
    case 'state':
      return match.states.some((state) => isInState(state, passing)) !== (match.not === true);
  }
}

function isInState(state: string, { connection, state: current }: PassingPacket): boolean {
  if (state !== 'DNAT') return state === current;
  return connection !== undefined && connection.reply.source !== connection.original.destination;
}

function within(block: string, address: string): boolean {
  // Most rules are about one address.
  if (block.endsWith('/32')) return block.length === address.length + 3 && block.startsWith(address);
  return contains(parseCidr(block), parseAddress(address));
}

function isDevice(name: string, device = ''): boolean {
  return name.endsWith('+') ? device.startsWith(name.slice(0, -1)) : device === name;
}
