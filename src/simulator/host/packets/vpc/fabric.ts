import type { NetworkInterface } from '../../../world/state.ts';
import type { NetworkNamespace } from '../../network/networkNamespace.ts';
import { holds } from '../../network/node/nodeFacts.ts';
import { gatewayOf } from '../../network/node/nodeRoutes.ts';
import { outsideHost } from '../internet/outsideHosts.ts';
import type { Packet } from '../packet.ts';
import { respond, type Addressee } from '../respond.ts';
import { hasAddress } from '../stack/sourceAddress.ts';
import { Stack, type Departure, type StackExits } from '../stack/stack.ts';
import type { StationKind } from '../station.ts';
import type { Walk } from '../walk.ts';
import { amazonService } from './amazonServices.ts';
import { serviceBehind } from './serviceInterfaces.ts';
import { passSecurityGroups } from './statefulFilter.ts';
import { interfaceWith, interfaceWithPublic, vpcRoute } from './vpcRoutes.ts';

/** Lab milliseconds one way: over a veth pair, between instances of a zone, and of two zones. */
const vethTime = 0.012;
const zoneTime = 0.18;
const regionTime = 0.45;
/** How long a kernel asks for a neighbour before it gives up. */
const neighbourTime = 3000;

/** Everything between the network stacks: veth pairs, the VPC, and what is beyond its gateway. */
export const fabric: StackExits = { transmit, receive };

/** The stack of a namespace within a walk, connected to everything else. */
export function stackOf(walk: Walk, namespace: NetworkNamespace): Stack {
  return new Stack(walk, namespace, fabric);
}

/** A packet has reached the stack it is addressed to: programs there see it, and answer. */
function receive(walk: Walk, namespace: NetworkNamespace, packet: Packet, at: number): void {
  walk.deliver({ namespace, packet, at });
  const { defaultTtl } = walk.view(namespace);
  const addressee: Addressee = { answersPing: true, listeners: () => namespace.listeners() };
  for (const { body, length, after } of respond(addressee, packet, at)) {
    const back = {
      source: packet.destination,
      destination: packet.source,
      ttl: defaultTtl,
      id: identification(walk),
      length,
      body,
    };
    walk.schedule(at + after, () => stackOf(walk, namespace).send(back, at + after));
  }
}

function transmit(walk: Walk, departure: Departure): void {
  const { namespace, device, packet, via, at, tracked } = departure;
  const end = namespace.farEnd(device);
  switch (end?.kind) {
    case 'loopback':
      return walk.schedule(at, () => stackOf(walk, namespace).enter(device, packet, at, tracked));
    case 'veth': {
      const later = at + walk.spread(vethTime);
      if (via === undefined && !hasAddress(walk.view(end.namespace), packet.destination))
        return noNeighbour(walk, departure);
      return walk.schedule(later, () => stackOf(walk, end.namespace).enter(end.device, packet, later));
    }
    case 'interface': {
      const eni = walk.network.world.networkInterfaces.get(end.id);
      if (eni === undefined) return drop(walk, device, packet, at, `${end.id} is not there`);
      if (isReachable(walk, eni, packet, via)) return leaveInterface(walk, eni, packet, at);
      return noNeighbour(walk, departure);
    }
    case undefined:
      return drop(walk, namespace.id, packet, at, `${device} is not there`);
  }
}

/** Nobody answers for the address on the link: after a while the kernel tells the sender. */
function noNeighbour(walk: Walk, { namespace, packet, at }: Departure): void {
  drop(walk, namespace.id, packet, at, `no neighbour ${packet.destination}`);
  const later = at + neighbourTime;
  walk.schedule(later, () => stackOf(walk, namespace).reportError(packet, 'host-unreachable', later));
}

/** Whether the subnet has somebody who takes the packet: its router, or the interface with the address. */
function isReachable(walk: Walk, eni: NetworkInterface, { destination }: Packet, via: string | undefined): boolean {
  const { world } = walk.network;
  const subnet = world.subnets.get(eni.subnetId);
  if (subnet === undefined) return false;
  const hop = via ?? destination;
  if (hop === gatewayOf(subnet.cidr) || amazonService(walk, eni.vpcId, destination) !== undefined) return true;
  const neighbour = interfaceWith(world, eni.vpcId, hop);
  return via === undefined && neighbour !== eni && neighbour?.subnetId === eni.subnetId;
}

/** A packet goes out of an interface into its VPC. */
function leaveInterface(walk: Walk, eni: NetworkInterface, packet: Packet, at: number): void {
  if (!holds(eni, packet.source))
    return drop(walk, eni.id, packet, at, `source check: ${packet.source} is not of ${eni.id}`);
  const amazon = amazonService(walk, eni.vpcId, packet.destination);
  if (amazon !== undefined)
    return answerFrom(walk, amazon, packet, at, zoneTime, (back, later) => enterHost(walk, eni, back, later));
  const permitted = passSecurityGroups(walk, eni, 'egress', packet, at);
  if (permitted === undefined) return drop(walk, eni.id, packet, at, 'no rule of its security groups lets it out');
  note(walk, 'security-group', eni.id, packet, at, permitted);
  const route = vpcRoute(walk.network.world, eni.subnetId, packet.destination);
  if (route === undefined) return drop(walk, eni.subnetId, packet, at, 'no route in the subnet’s table');
  note(walk, 'vpc-route', eni.subnetId, packet, at, `${route.destination} → ${route.gatewayId}`);
  if (route.gatewayId !== 'local') return leaveByGateway(walk, eni, route.gatewayId, packet, at);
  const target = interfaceWith(walk.network.world, eni.vpcId, packet.destination);
  if (target === undefined || target === eni)
    return drop(walk, eni.vpcId, packet, at, `nobody else has ${packet.destination}`);
  const later = at + walk.spread(target.zone === eni.zone ? zoneTime : regionTime);
  walk.schedule(later, () => arrive(walk, target, packet, later));
}

function leaveByGateway(walk: Walk, eni: NetworkInterface, gatewayId: string, packet: Packet, at: number): void {
  const { world } = walk.network;
  if (world.internetGateways.get(gatewayId)?.vpcId !== eni.vpcId)
    return drop(walk, gatewayId, packet, at, `${gatewayId} is not attached to ${eni.vpcId}`);
  const { publicIp } = eni;
  if (publicIp === undefined || packet.source !== eni.addresses[0])
    return drop(walk, gatewayId, packet, at, `${packet.source} has no public address`);
  const outside = { ...packet, source: publicIp };
  note(walk, 'gateway', gatewayId, outside, at, `${packet.source} ↔ ${publicIp}`);
  const own = interfaceWithPublic(world, packet.destination);
  if (own !== undefined) return comeFromOutside(walk, outside, at + walk.spread(zoneTime));
  const host = outsideHost(packet.destination);
  if (host === undefined) return drop(walk, 'internet', outside, at, `nobody here knows ${packet.destination}`);
  const back = (answer: Packet, later: number): void =>
    comeFromOutside(walk, { ...answer, ttl: host.arrivingTtl }, later);
  answerFrom(walk, host, outside, at, host.roundTrip / 2, back);
}

/** A packet comes to a public address. */
function comeFromOutside(walk: Walk, packet: Packet, at: number): void {
  const { world } = walk.network;
  const eni = interfaceWithPublic(world, packet.destination);
  const gateway = [...world.internetGateways.values()].find(({ vpcId }) => vpcId === eni?.vpcId);
  if (eni === undefined || gateway === undefined)
    return drop(walk, 'internet', packet, at, `nobody has ${packet.destination}`);
  const inside = { ...packet, destination: eni.addresses[0] ?? '' };
  note(walk, 'gateway', gateway.id, inside, at, `${packet.destination} ↔ ${inside.destination}`);
  walk.schedule(at, () => arrive(walk, eni, inside, at));
}

/** A packet comes to an interface from its VPC. */
function arrive(walk: Walk, eni: NetworkInterface, packet: Packet, at: number): void {
  const permitted = passSecurityGroups(walk, eni, 'ingress', packet, at);
  if (permitted === undefined) return drop(walk, eni.id, packet, at, 'no rule of its security groups lets it in');
  note(walk, 'security-group', eni.id, packet, at, permitted);
  enterHost(walk, eni, packet, at);
}

function enterHost(walk: Walk, eni: NetworkInterface, packet: Packet, at: number): void {
  const host = walk.network.hostOfInterface(eni);
  if (host !== undefined) return walk.schedule(at, () => stackOf(walk, host.namespace).enter(host.device, packet, at));
  const service = serviceBehind(walk, eni);
  if (service === undefined) return drop(walk, eni.id, packet, at, 'nobody is behind the interface');
  note(walk, 'deliver', eni.id, packet, at, eni.description);
  answerFrom(walk, service, packet, at, 0, (back, later) => leaveInterface(walk, eni, back, later));
}

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
  const ttl = 255;
  for (const { body, length, after } of respond(addressee, packet, there)) {
    const back = {
      source: packet.destination,
      destination: packet.source,
      ttl,
      id: identification(walk),
      length,
      body,
    };
    const later = there + after + walk.spread(distance);
    walk.schedule(later, () => send(back, later));
  }
}

function identification(walk: Walk): number {
  return Math.floor(walk.random() * 65_536);
}

function note(walk: Walk, kind: StationKind, place: string, packet: Packet, at: number, because: string): void {
  walk.note({ at, place, kind, packet, because: [because] });
}

function drop(walk: Walk, place: string, packet: Packet, at: number, because: string): void {
  note(walk, 'drop', place, packet, at, because);
}
