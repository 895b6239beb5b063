import { formatAddress, formatCidr, parseCidr } from '../address/ipv4.ts';
import { covers, gatewayOf, interfaceName, primaryInterface, subnetOf, tableOf } from './nodeInterfaces.ts';
import type { DecidingLine, Why } from './station.ts';
import type { RoutedInterface, RoutedNode, RoutedPod, Topology } from './topology.ts';
import { vethName } from './vethName.ts';

export interface RouteDecision {
  readonly line: DecidingLine;
  readonly why: Why;
  readonly to:
    | { readonly kind: 'pod'; readonly pod: RoutedPod; readonly veth: string }
    | { readonly kind: 'interface'; readonly interface: RoutedInterface }
    /** The node itself. */
    | { readonly kind: 'local' };
}

const metadataAddress = '169.254.169.254';

/** The line of `ip route show table …` that decides about a destination; undefined if the table has none. */
export function routeFor(
  topology: Topology,
  node: RoutedNode,
  table: string,
  destination: string,
): RouteDecision | undefined {
  if (table === 'local') return localRoute(node, destination);
  if (table === 'main') return podRoute(topology, node, destination) ?? mainRoute(topology, node, destination);
  const own = node.interfaces.find((each) => tableOf(each) === table);
  const subnet = own && subnetOf(topology, own);
  if (own === undefined || subnet === undefined) return undefined;
  const [gateway, device] = [gatewayOf(subnet), interfaceName(node, own)];
  if (destination === gateway) return byInterface(table, `${gateway} dev ${device} scope link`, 'route-gateway', own);
  return byInterface(table, `default via ${gateway} dev ${device}`, 'route-default', own);
}

function localRoute(node: RoutedNode, destination: string): RouteDecision | undefined {
  const own = node.interfaces.find(({ primary }) => primary === destination);
  if (own === undefined) return undefined;
  const text = `local ${destination} dev ${interfaceName(node, own)} proto kernel scope host src ${destination}`;
  return { line: line('local', text), why: 'route-local', to: { kind: 'local' } };
}

function podRoute({ cni }: Topology, node: RoutedNode, destination: string): RouteDecision | undefined {
  const pod = node.pods.find((each) => !each.hostNetwork && each.address === destination);
  if (pod === undefined) return undefined;
  const veth = vethName(cni.vethPrefix, pod.namespace, pod.name);
  const text = `${destination} dev ${veth} scope link`;
  return { line: line('main', text), why: 'route-pod', to: { kind: 'pod', pod, veth } };
}

/** What the machine itself has in its main table. Amazon Linux 2023 names who has set a route, and its metric. */
function mainRoute(topology: Topology, node: RoutedNode, destination: string): RouteDecision | undefined {
  const own = primaryInterface(node);
  const subnet = own && subnetOf(topology, own);
  if (own === undefined || subnet === undefined) return undefined;
  const device = interfaceName(node, own);
  const gateway = gatewayOf(subnet);
  const block = formatCidr(parseCidr(subnet.cidr));
  const decided = (text: string, why: Why) => byInterface('main', text, why, own);
  const connected = `${block} dev ${device} proto kernel scope link src ${own.primary}`;
  if (node.system === 'al2') {
    if (destination === metadataAddress) return decided(`${metadataAddress} dev ${device}`, 'route-metadata');
    if (covers(block, destination)) return decided(connected, 'route-subnet');
    return decided(`default via ${gateway} dev ${device}`, 'route-default');
  }
  const source = `src ${own.primary} metric 512`;
  const resolver = resolverOf(topology.vpcCidrs[0] ?? subnet.cidr);
  if (destination === resolver) {
    const how = covers(block, resolver)
      ? `dev ${device} proto dhcp scope link`
      : `via ${gateway} dev ${device} proto dhcp`;
    return decided(`${resolver} ${how} ${source}`, 'route-resolver');
  }
  if (destination === gateway)
    return decided(`${gateway} dev ${device} proto dhcp scope link ${source}`, 'route-gateway');
  if (covers(block, destination)) return decided(`${connected} metric 512`, 'route-subnet');
  return decided(`default via ${gateway} dev ${device} proto dhcp ${source}`, 'route-default');
}

/** The VPC's resolver: two places into its first block. */
function resolverOf(vpcCidr: string): string {
  return formatAddress(parseCidr(vpcCidr).base + 2);
}

function byInterface(table: string, text: string, why: Why, own: RoutedInterface): RouteDecision {
  return { line: line(table, text), why, to: { kind: 'interface', interface: own } };
}

function line(table: string, text: string): DecidingLine {
  return { command: `ip route show table ${table}`, text };
}
