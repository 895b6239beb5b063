import { markFor } from './connectionMark.ts';
import { nodePlace, podPlace, type Holder, type Journey } from './journey.ts';
import { interfaceName, primaryInterface } from './nodeInterfaces.ts';
import { routeFor, type RouteDecision } from './routes.ts';
import { ruleFor } from './routingRules.ts';
import { masqueradeRule, serviceRules } from './serviceChains.ts';
import { snatFor } from './snatChains.ts';
import type { RoutedInterface, RoutedNode, RoutedPod } from './topology.ts';
import { vethName } from './vethName.ts';

/** Hands a packet to what is behind an interface; undefined if it is lost there. */
export type LeaveNode = (journey: Journey, node: RoutedNode, by: RoutedInterface) => Holder | undefined;

/** How a packet came to the node's kernel. */
type Arrival = 'pod' | 'interface' | 'program';

/** A program in a pod sends: everything goes to a gateway that nobody has, at the other end of the veth pair. */
export function sendFromPod(journey: Journey, node: RoutedNode, pod: RoutedPod, leave: LeaveNode): Holder | undefined {
  const { source, destination } = journey.packet;
  if (source === destination) {
    const text = `local ${source} dev eth0 proto kernel scope host src ${source}`;
    const lines = [{ command: 'ip route show table local', text }];
    journey.add('pod', podPlace(pod), 'eth0', 'pod-itself', { lines });
    return { kind: 'pod', node, pod };
  }
  const lines = [{ command: 'ip route', text: 'default via 169.254.1.1 dev eth0' }];
  journey.add('pod', podPlace(pod), 'eth0', 'pod-sends', { lines });
  const veth = vethName(journey.topology.cni.vethPrefix, pod.namespace, pod.name);
  journey.add('veth', nodePlace(node), veth, 'veth', { values: [`${pod.namespace}.${pod.name}`] });
  return passNode(journey, node, 'pod', leave);
}

/** A program on the node's own network sends. */
export function sendFromNode(journey: Journey, node: RoutedNode, leave: LeaveNode): Holder | undefined {
  journey.add('node', nodePlace(node), node.name, 'node-sends');
  return passNode(journey, node, 'program', leave);
}

/** A packet comes in by an interface from the VPC. */
export function enterByInterface(
  journey: Journey,
  node: RoutedNode,
  by: RoutedInterface,
  leave: LeaveNode,
): Holder | undefined {
  journey.add('interface', nodePlace(node), by.id, 'interface-in', { values: [interfaceName(node, by)] });
  return passNode(journey, node, 'interface', leave);
}

/** From PREROUTING (or OUTPUT) to POSTROUTING: translation, rule, route, translation. */
function passNode(journey: Journey, node: RoutedNode, from: Arrival, leave: LeaveNode): Holder | undefined {
  const place = nodePlace(node);
  const toItself = translateDestination(journey, node);
  const isMarked = from === 'pod' && mark(journey, node);
  const { cni } = journey.topology;
  const rule = ruleFor(node, cni, journey.packet, isMarked);
  const { destination, source } = journey.packet;
  const route = routeFor(journey.topology, node, rule.table, destination);
  const values = [destination, source, rule.table];
  journey.add('rule', place, rule.line.text.split(':')[0] ?? '', rule.why, { lines: [rule.line], values });
  if (route === undefined) return journey.lose(place, rule.table, 'lost-no-route', [destination]);
  journey.add('route', place, rule.table, route.why, { lines: [route.line], values: [destination, outOf(route)] });
  if (journey.isFirst) translateSource(journey, node, route, from, toItself);
  else restoreService(journey, node);
  return deliver(journey, node, route, leave);
}

function deliver(journey: Journey, node: RoutedNode, { to }: RouteDecision, leave: LeaveNode): Holder | undefined {
  const place = nodePlace(node);
  switch (to.kind) {
    case 'local':
      journey.add('node', place, node.name, 'node-receives');
      return { kind: 'node', node };
    case 'pod':
      journey.add('veth', place, to.veth, 'veth-in', { values: [`${to.pod.namespace}.${to.pod.name}`] });
      journey.add('pod', podPlace(to.pod), 'eth0', 'pod-receives');
      return { kind: 'pod', node, pod: to.pod };
    case 'interface':
      journey.add('interface', place, to.interface.id, 'interface-out', {
        values: [interfaceName(node, to.interface)],
      });
      return leave(journey, node, to.interface);
  }
}

/** The interface a route leads to, as it says. */
function outOf({ line: { text } }: RouteDecision): string {
  return / dev (\S+)/.exec(text)?.[1] ?? '';
}

/**
 * What happens to the destination before the route is looked up: kube-proxy's choice for the first packet, what the
 * kernel remembers for an answer. True if a pod is to reach itself.
 */
function translateDestination(journey: Journey, node: RoutedNode): boolean {
  const { connection, packet, service: chosen, topology } = journey;
  const place = nodePlace(node);
  if (!journey.isFirst) {
    const known = connection.sources.get(node.name);
    if (known?.translated === packet.destination && known.original !== known.translated)
      journey.change('destination', known.original, 'connection', place, 'conntrack', 'connection-destination', {
        values: [known.translated, known.original],
      });
    return false;
  }
  if (chosen === undefined || packet.destination !== chosen.service.clusterAddress) return false;
  const { service, endpoint } = chosen;
  const [address = ''] = endpoint.split(':');
  const { lines, toItself } = serviceRules(service, endpoint, topology.kubernetesMinor);
  const isItself = packet.source === address;
  journey.assumptions.add('kube-proxy');
  connection.destinations.set(node.name, { original: packet.destination, translated: address });
  const [first, choice, last] = lines;
  journey.change(
    'destination',
    address,
    'service',
    place,
    'kube-proxy',
    isItself ? 'service-itself' : 'service-endpoint',
    {
      lines: isItself ? [first, choice, toItself, last].flatMap((each) => each ?? []) : lines,
      values: [endpoint, String(service.endpoints.length)],
    },
  );
  return isItself;
}

/** Marks the connection if it leads out of the VPC. A choice of kube-proxy ends iptables' nat table before that. */
function mark(journey: Journey, node: RoutedNode): boolean {
  if (!journey.isFirst) return false;
  const { topology, packet, connection } = journey;
  const lines = markFor(topology.cni, topology.vpcCidrs, node, packet.destination);
  if (lines === undefined) return false;
  const isIptables = lines.every(({ command }) => command.includes('iptables'));
  if (isIptables && connection.destinations.has(node.name)) return false;
  journey.add('mark', nodePlace(node), '0x80', 'marked', { lines, values: [packet.destination] });
  return true;
}

/** POSTROUTING of a first packet. What is only passed on to a pod of the node is within the VPC, and stays as it is. */
function translateSource(
  journey: Journey,
  node: RoutedNode,
  { to }: RouteDecision,
  from: Arrival,
  toItself: boolean,
): void {
  const { cni, vpcCidrs } = journey.topology;
  const place = nodePlace(node);
  const { source, destination } = journey.packet;
  const nodeAddress = primaryInterface(node)?.primary ?? '';
  const remember = () => journey.connection.sources.set(node.name, { original: source, translated: nodeAddress });
  if (toItself) {
    remember();
    return journey.change('source', nodeAddress, 'snat', place, 'KUBE-POSTROUTING', 'masqueraded', {
      lines: [masqueradeRule],
      values: [source, nodeAddress],
    });
  }
  if (to.kind !== 'interface' || from === 'interface') return;
  if (cni.externalSnat) return journey.add('snat', place, 'AWS-SNAT-CHAIN-0', 'snat-external', { values: [source] });
  const { exception, lines } = snatFor(cni, vpcCidrs, nodeAddress, destination);
  const chain = /AWS-SNAT-CHAIN-\d+/.exec(lines[0]?.text ?? '')?.[0] ?? '';
  if (exception !== undefined)
    return journey.add('snat', place, chain, exception === 'vpc' ? 'snat-vpc' : 'snat-excluded', {
      lines,
      values: [destination, source],
    });
  const values = [source, nodeAddress];
  if (source === nodeAddress) return journey.add('snat', place, chain, 'snat-same', { lines, values });
  remember();
  journey.change('source', nodeAddress, 'snat', place, chain, 'snat-changed', { lines, values });
}

/** An answer of a Service's endpoint gets the Service's address back as its source. */
function restoreService(journey: Journey, node: RoutedNode): void {
  const known = journey.connection.destinations.get(node.name);
  if (known === undefined || journey.packet.source !== known.translated) return;
  journey.change('source', known.original, 'connection', nodePlace(node), 'conntrack', 'connection-source', {
    values: [known.translated, known.original],
  });
}
