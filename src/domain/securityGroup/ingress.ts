import { contains, parseAddress, parseCidr } from '../address/ipv4.ts';

/** What a security group lets in: one protocol and range of ports, from one source. */
export interface IngressRule {
  /** `tcp`, `udp`, `icmp`…, or `-1` for all of them. */
  readonly protocol: string;
  /** The first and the last port; undefined where the rule names none, which means all. */
  readonly ports: readonly [from: number, to: number] | undefined;
  /** An IPv4 block, or a group whose members are let in. */
  readonly from: { readonly cidr: string } | { readonly groupId: string };
}

/** Who wants in, and where to. */
export interface Caller {
  readonly address: string;
  /** The groups it belongs to. */
  readonly groupIds: readonly string[];
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
}

/** Whether one of the rules lets the caller in. Rules only add up: none of them can refuse. */
export function isLetIn(rules: readonly IngressRule[], { address, groupIds, protocol, port }: Caller): boolean {
  return rules.some(({ protocol: allowed, ports, from }) => {
    if (allowed !== '-1' && allowed !== protocol) return false;
    // A rule for all protocols is one for all ports, whatever numbers it carries.
    if (allowed !== '-1' && ports !== undefined && (port < ports[0] || port > ports[1])) return false;
    return 'cidr' in from ? contains(parseCidr(from.cidr), parseAddress(address)) : groupIds.includes(from.groupId);
  });
}
