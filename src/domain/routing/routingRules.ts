import { covers, interfaceWith, tableOf } from './nodeInterfaces.ts';
import type { Packet } from './packet.ts';
import type { DecidingLine, Why } from './station.ts';
import type { CniRouting, RoutedNode } from './topology.ts';

/** Since this minor version the CNI also sends what an interface's own address sends by that interface (1.20.0). */
const interfaceRuleSince = 20;
/** Since then there are rules for AWS_EXTERNAL_SERVICE_CIDRS (1.12.6). */
const externalServicesSince = 12;

export interface RuleDecision {
  readonly line: DecidingLine;
  readonly table: string;
  readonly why: Why;
}

/**
 * The line of `ip rule` that decides about a packet on a node set up by the VPC CNI. `isMarked`: it carries the mark
 * 0x80 of connections that belong to the first interface. An empty source is that of a program that has none yet.
 */
export function ruleFor(node: RoutedNode, cni: CniRouting, packet: Packet, isMarked: boolean): RuleDecision {
  const { source, destination } = packet;
  const pod = (address: string) =>
    node.pods.some((each) => !each.hostNetwork && each.address === address) && address !== '';
  if (node.interfaces.some(({ primary }) => primary === destination)) return rule(0, 'from all', 'local', 'rule-local');
  if (pod(destination)) return rule(512, `from all to ${destination}`, 'main', 'rule-to-pod');
  if (isMarked && (cni.nodePortSupport || !cni.externalSnat))
    return rule(1024, 'from all fwmark 0x80/0x80', 'main', 'rule-marked');
  const external = cni.minor < externalServicesSince ? [] : cni.externalServiceCidrs;
  const service = external.find((block) => covers(block, destination));
  if (service !== undefined) return rule(1535, `from all to ${service}`, 'main', 'rule-external-service');
  const own = source === '' ? undefined : interfaceWith(node, source);
  if (own !== undefined && own.device > 0) {
    if (pod(source)) return rule(1536, `from ${source}`, tableOf(own), 'rule-from-pod');
    if (own.primary === source && cni.minor >= interfaceRuleSince)
      return rule(32_765, `from ${source}`, tableOf(own), 'rule-from-interface');
  }
  return rule(32_766, 'from all', 'main', 'rule-main');
}

function rule(priority: number, selector: string, table: string, why: Why): RuleDecision {
  return { line: { command: 'ip rule', text: `${priority}:\t${selector} lookup ${table}` }, table, why };
}
