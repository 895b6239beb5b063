import { formatCidr, parseCidr } from '../../../domain/address/ipv4.ts';
import { AwsFault } from '../fault.ts';
import type { SecurityGroupRule } from './records.ts';

/** A rule to authorize or to revoke. Its other side is a block or a group; `-1` for the protocol or a port means all. */
export type RuleRequest = Omit<SecurityGroupRule, 'id' | 'egress'>;

const protocolNames: Readonly<Record<string, string>> = {
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
  all: '-1',
};

function canonicalBlock(text: string): string {
  if (text.includes(':')) return text;
  try {
    return formatCidr(parseCidr(text));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AwsFault('InvalidParameterValue', `CIDR block ${text} is malformed`);
  }
}

/** The request as EC2 keeps it: protocols by name, blocks at their first address, and no ports when every protocol is meant. */
export function normalised(request: RuleRequest): RuleRequest {
  const protocol = protocolNames[request.protocol.toLowerCase()] ?? request.protocol.toLowerCase();
  const needsPorts = protocol === 'tcp' || protocol === 'udp';
  if (needsPorts && (request.fromPort < 0 || request.toPort < 0))
    throw new AwsFault(
      'InvalidParameterValue',
      "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
    );
  if (needsPorts && (request.toPort < request.fromPort || request.toPort > 65535))
    throw new AwsFault('InvalidParameterValue', `Invalid TCP/UDP port range (${request.fromPort}:${request.toPort})`);
  if (request.cidr === undefined && request.sourceGroupId === undefined)
    throw new AwsFault('MissingParameter', 'The request must contain the parameter ipRanges or groups');
  return {
    ...request,
    protocol,
    ...(protocol === '-1' && { fromPort: -1, toPort: -1 }),
    ...(request.cidr !== undefined && { cidr: canonicalBlock(request.cidr) }),
  };
}

/** Whether an existing rule says the same; descriptions do not count. */
export function isSame(rule: SecurityGroupRule, egress: boolean, request: RuleRequest): boolean {
  return (
    rule.egress === egress &&
    rule.protocol === request.protocol &&
    rule.fromPort === request.fromPort &&
    rule.toPort === request.toPort &&
    rule.cidr === request.cidr &&
    rule.sourceGroupId === request.sourceGroupId
  );
}

/** The rule in the words of EC2's refusals: `peer: 192.168.1.100/32, ALL, ALLOW`. */
export function ruleText(rule: RuleRequest): string {
  const ports = rule.protocol === '-1' ? '' : `from port: ${rule.fromPort}, to port: ${rule.toPort}, `;
  const protocol = rule.protocol === '-1' ? 'ALL' : rule.protocol.toUpperCase();
  return `peer: ${rule.cidr ?? rule.sourceGroupId ?? ''}, ${protocol}, ${ports}ALLOW`;
}
