import { contains, parseAddress, parseCidr } from '../../../../domain/address/ipv4.ts';
import type { NetworkInterface, SecurityGroup, SecurityGroupRule } from '../../../world/network/records.ts';
import type { World } from '../../../world/world.ts';
import type { Packet } from '../packet.ts';

/** The first rule of an interface's groups that lets a packet in or out, in words; undefined if none does. */
export function permission(
  world: World,
  eni: NetworkInterface,
  direction: 'ingress' | 'egress',
  packet: Packet,
): string | undefined {
  const peer = direction === 'ingress' ? packet.source : packet.destination;
  for (const id of eni.groups) {
    const group = world.securityGroups.get(id);
    const rule = group?.rules.find(
      (each) =>
        each.egress === (direction === 'egress') && coversPeer(world, each, peer) && coversProtocol(each, packet),
    );
    if (group !== undefined && rule !== undefined) return ruleWords(group, rule);
  }
  return undefined;
}

function coversPeer(world: World, { cidr, sourceGroupId }: SecurityGroupRule, peer: string): boolean {
  if (cidr !== undefined) return !cidr.includes(':') && contains(parseCidr(cidr), parseAddress(peer));
  const address = parseAddress(peer);
  for (const { groups, addresses, prefixes } of world.networkInterfaces.values()) {
    if (!groups.includes(sourceGroupId ?? '')) continue;
    if (addresses.includes(peer) || prefixes.some((prefix) => contains(parseCidr(prefix), address))) return true;
  }
  return false;
}

/** Numbers of ICMP messages, which rules give in the place of ports. */
const icmpTypes: Readonly<Record<string, number>> = {
  'echo-reply': 0,
  'host-unreachable': 3,
  'port-unreachable': 3,
  'network-unreachable': 3,
  'echo-request': 8,
  'time-exceeded': 11,
};

function coversProtocol({ protocol, fromPort, toPort }: SecurityGroupRule, { body }: Packet): boolean {
  if (protocol === '-1') return true;
  if (protocol !== body.protocol) return false;
  if (body.protocol === 'icmp') return fromPort === -1 || fromPort === icmpTypes[body.type];
  return body.destinationPort >= fromPort && body.destinationPort <= toPort;
}

function ruleWords({ id, name }: SecurityGroup, rule: SecurityGroupRule): string {
  const ports = rule.protocol === '-1' ? 'all traffic' : `${rule.protocol} ${rule.fromPort}-${rule.toPort}`;
  return `${id} (${name}): ${rule.id} ${ports} ${rule.egress ? 'to' : 'from'} ${rule.cidr ?? rule.sourceGroupId ?? ''}`;
}
