import { contains, parseAddress, parseCidr } from '../domain/address/ipv4.ts';
import type { NetworkInterface } from '../ports/cloud.ts';
import type { ClusterObjects } from './clusterWatch.ts';

/** True while Kubernetes shows what EC2's last answer does not: a node on its way, or a pod's address on no interface. */
export function isBehind(
  interfaces: readonly NetworkInterface[],
  { nodes, pods }: Pick<ClusterObjects, 'nodes' | 'pods'>,
): boolean {
  const held = new Set(interfaces.flatMap(({ addresses }) => addresses));
  const blocks = interfaces.flatMap(({ prefixes }) => prefixes.map(parseCidr));
  const isHeld = (ip: string) => held.has(ip) || blocks.some((block) => contains(block, parseAddress(ip)));
  return (
    nodes.some(({ ready }) => !ready) ||
    // A pod that has ended keeps its address in its status; IPv6 addresses are not among those we read.
    pods.some(({ phase, ip }) => (phase === 'Running' || phase === 'Pending') && isIpv4(ip) && !isHeld(ip))
  );
}

function isIpv4(ip: string | undefined): ip is string {
  return ip?.includes(':') === false;
}
