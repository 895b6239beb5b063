import type { Crossing, Holder, Journey } from './journey.ts';
import { covers, primaryInterface } from './nodeInterfaces.ts';
import type { RoutedNode } from './topology.ts';
import { addRoute, outsidePlace, routeOf, vpcPlace } from './vpcRoutes.ts';

/** Blocks that nobody routes on the internet (RFC 1918, RFC 6598). */
const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/** A packet of a node leaves the VPC by what a route names, with the public address that goes with its source. */
export function crossGateways(journey: Journey, node: RoutedNode, target: string): Holder | undefined {
  const crossed: Crossing[] = [];
  if (target === 'blackhole') return journey.lose(vpcPlace, target, 'lost-gateway-gone', [target]);
  if (target.startsWith('nat-')) {
    const next = crossNatGateway(journey, target, crossed);
    if (next === undefined) return undefined;
    if (!next.startsWith('igw')) crossOther(journey, next, crossed);
  } else if (target.startsWith('igw')) {
    const { source } = journey.packet;
    const isFirstAddress = primaryInterface(node)?.primary === source;
    const { publicAddress } = node;
    if (!isFirstAddress || publicAddress === undefined)
      return journey.lose(vpcPlace, target, 'lost-no-public-address', [source, target, node.name]);
    crossInternetGateway(journey, target, publicAddress, crossed);
  } else crossOther(journey, target, crossed);
  const { destination } = journey.packet;
  if (crossed.at(-1)?.kind === 'internet-gateway' && privateBlocks.some((block) => covers(block, destination)))
    return journey.lose(outsidePlace, destination, 'lost-private-destination', [destination]);
  journey.add('outside', outsidePlace, destination, 'outside', { values: [destination] });
  return { kind: 'outside', gateways: crossed };
}

/** The NAT gateway puts its own address on the packet and sends it on by the routes of its own subnet. */
function crossNatGateway(journey: Journey, id: string, crossed: Crossing[]): string | undefined {
  const { natGateways } = journey.topology;
  if (natGateways === undefined) return crossUnknown(journey, id, crossed);
  const gateway = natGateways.find((each) => each.id === id);
  if (gateway === undefined) return journey.lose(vpcPlace, id, 'lost-gateway-gone', [id]);
  const original = journey.packet.source;
  const values = [original, gateway.address];
  journey.change('source', gateway.address, 'gateway', vpcPlace, id, 'nat-gateway-out', { values });
  crossed.push({ kind: 'nat-gateway', id, translation: { original, translated: gateway.address } });
  const route = routeOf(journey, gateway.subnetId);
  if (route === undefined || route.target === 'local')
    return journey.lose(vpcPlace, gateway.subnetId, 'lost-no-route', [journey.packet.destination]);
  addRoute(journey, gateway.subnetId, route);
  if (!route.target.startsWith('igw')) return route.target;
  if (gateway.publicAddress === undefined)
    return journey.lose(vpcPlace, route.target, 'lost-no-public-address', [gateway.address, route.target, id]);
  crossInternetGateway(journey, route.target, gateway.publicAddress, crossed);
  return route.target;
}

/** Somewhere behind it is the internet; for its addresses stands its name. */
function crossUnknown(journey: Journey, id: string, crossed: Crossing[]): 'igw' {
  journey.assumptions.add('nat-gateways');
  const original = journey.packet.source;
  journey.change('source', id, 'gateway', vpcPlace, id, 'nat-gateway-out', { values: [original, id] });
  crossed.push({ kind: 'nat-gateway', id, translation: { original, translated: id } });
  return 'igw';
}

function crossInternetGateway(journey: Journey, id: string, publicAddress: string, crossed: Crossing[]): void {
  const original = journey.packet.source;
  const values = [original, publicAddress];
  journey.change('source', publicAddress, 'gateway', vpcPlace, id, 'internet-gateway-out', { values });
  crossed.push({ kind: 'internet-gateway', id, translation: { original, translated: publicAddress } });
}

/** A peering, a transit gateway and the like pass packets on as they are. */
function crossOther(journey: Journey, id: string, crossed: Crossing[]): void {
  journey.add('gateway', vpcPlace, id, 'other-gateway-out', { values: [id, journey.packet.source] });
  crossed.push({ kind: 'other-gateway', id, translation: undefined });
}
