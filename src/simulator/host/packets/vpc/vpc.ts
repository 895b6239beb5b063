import type { NetworkInterface } from '../../../world/network/records.ts';
import { holds } from '../../network/node/nodeFacts.ts';
import type { Packet } from '../packet.ts';
import { respond, type Addressee } from '../respond.ts';
import { Stack } from '../stack/stack.ts';
import type { Walk } from '../walk.ts';
import { amazonService } from './amazonServices.ts';
import { comeIn, crossInternetGateway, type ArriveInside } from './internetGateway.ts';
import { findNatGateway, translateByNatGateway, translateBack } from './natGateway.ts';
import { passSecurityGroups } from './statefulFilter.ts';
import { interfaceWith, vpcRoute } from './vpcRoutes.ts';

/** Lab milliseconds one way: between instances of a zone, and of two zones. */
const zoneTime = 0.18;
const regionTime = 0.45;

/** A packet goes out of an interface into its VPC: past the checks of EC2, and along the route table of the subnet. */
export function leaveInterface(walk: Walk, eni: NetworkInterface, packet: Packet, at: number): void {
  if (!holds(eni, packet.source))
    return walk.drop(eni.id, packet, at, `source check: ${packet.source} is not of ${eni.id}`);
  const amazon = amazonService(walk.network, eni, packet.destination);
  if (amazon !== undefined)
    return answerFrom(walk, amazon, packet, at, zoneTime, (back, later) => enterHost(walk, eni, back, later));
  const permitted = passSecurityGroups(walk, eni, 'egress', packet, at);
  if (permitted === undefined) return walk.drop(eni.id, packet, at, 'no rule of its security groups lets it out');
  walk.tell('security-group', eni.id, packet, at, permitted);
  followRoute(walk, eni, packet, at);
}

/** The route table of the interface's subnet says where the packet goes. */
function followRoute(walk: Walk, eni: NetworkInterface, packet: Packet, at: number): void {
  const { world } = walk.network;
  const route = vpcRoute(world, eni.subnetId, packet.destination);
  if (route === undefined) return walk.drop(eni.subnetId, packet, at, "no route in the subnet's table");
  const { gatewayId, destination } = route;
  walk.tell('vpc-route', eni.subnetId, packet, at, `${destination} → ${gatewayId}`);
  if (gatewayId === 'local') return goLocal(walk, eni, packet, at);
  if (gatewayId.startsWith('igw-')) return crossInternetGateway(walk, eni, gatewayId, packet, at, arriveIn(walk));
  if (gatewayId.startsWith('nat-')) return goByNatGateway(walk, eni, gatewayId, packet, at);
  // Something else's interface, which would have to take what is not addressed to it.
  walk.drop(gatewayId, packet, at, `destination check: ${packet.destination} is not of ${gatewayId}`);
}

function goLocal(walk: Walk, eni: NetworkInterface, packet: Packet, at: number): void {
  const target = interfaceWith(walk.network.world, eni.vpcId, packet.destination);
  if (target === undefined || target === eni)
    return walk.drop(eni.vpcId, packet, at, `nobody else has ${packet.destination}`);
  const later = at + walk.spread(target.zone === eni.zone ? zoneTime : regionTime);
  walk.schedule(later, () => arrive(walk, target, packet, later));
}

function goByNatGateway(walk: Walk, eni: NetworkInterface, gatewayId: string, packet: Packet, at: number): void {
  const gateway = findNatGateway(walk, gatewayId);
  if (gateway === undefined) return walk.drop(gatewayId, packet, at, 'the gateway is not available');
  const later = at + walk.spread(gateway.eni.zone === eni.zone ? zoneTime : regionTime);
  const translated = translateByNatGateway(walk, gateway, packet, later);
  walk.schedule(later, () => followRoute(walk, gateway.eni, translated, later));
}

/** A packet comes to a public address of the region from the internet. */
export function comeFromInternet(walk: Walk, packet: Packet, at: number): void {
  comeIn(walk, packet, at, arriveIn(walk));
}

function arriveIn(walk: Walk): ArriveInside {
  return (eni, packet, at) => arrive(walk, eni, packet, at);
}

/** A packet comes to an interface from its VPC. */
function arrive(walk: Walk, eni: NetworkInterface, packet: Packet, at: number): void {
  const gateway = findNatGateway(walk, eni);
  if (gateway !== undefined) {
    const inside = translateBack(walk, gateway, packet, at);
    if (inside === undefined) return walk.drop(gateway.id, packet, at, 'nobody inside has asked for it');
    return goLocal(walk, eni, inside, at);
  }
  const permitted = passSecurityGroups(walk, eni, 'ingress', packet, at);
  if (permitted === undefined) return walk.drop(eni.id, packet, at, 'no rule of its security groups lets it in');
  walk.tell('security-group', eni.id, packet, at, permitted);
  enterHost(walk, eni, packet, at);
}

function enterHost(walk: Walk, eni: NetworkInterface, packet: Packet, at: number): void {
  const host = walk.network.hostOfInterface(eni);
  if (host !== undefined)
    return walk.schedule(at, () => new Stack(walk, host.namespace).enter(host.device, packet, at));
  const service = walk.network.serviceBehind(eni);
  if (service === undefined) return walk.drop(eni.id, packet, at, 'nobody is behind the interface');
  walk.tell('deliver', eni.id, packet, at, eni.description);
  walk.deliver({ place: eni.id, packet, at });
  answerFrom(walk, service, packet, at, 0, (back, later) => leaveInterface(walk, eni, back, later));
}

/** What AWS's own hosts start their packets with. */
const serviceTtl = 255;

/** Something without a stack of its own answers a packet, `distance` lab milliseconds away. */
function answerFrom(
  walk: Walk,
  addressee: Addressee,
  packet: Packet,
  at: number,
  distance: number,
  send: (back: Packet, at: number) => void,
): void {
  const there = at + walk.spread(distance);
  for (const { body, length, after } of respond(addressee, packet, there)) {
    const addresses = { source: packet.destination, destination: packet.source };
    const back = { ...addresses, ttl: serviceTtl, id: walk.identification(), length, body };
    const later = there + after + walk.spread(distance);
    walk.schedule(later, () => send(back, later));
  }
}
