import type { NetworkInterface } from '../../../world/network/records.ts';
import { outsideHost, visitorAddress } from '../internet/outsideHosts.ts';
import type { Packet } from '../packet.ts';
import { respond } from '../respond.ts';
import type { Walk } from '../walk.ts';
import { interfaceWithPublic } from './vpcRoutes.ts';

/** Lab milliseconds over the gateway and back to another public address of the region. */
const hairpinTime = 0.4;

/** Lab milliseconds from a region to somebody at home. */
const visitorTime = 9;

/** Something that comes in from the internet, at the interface it is for. */
export type ArriveInside = (eni: NetworkInterface, packet: Packet, at: number) => void;

/**
 * A packet leaves a VPC by its internet gateway, which changes the private address for the public one that goes with
 * it; what is beyond answers.
 */
export function crossInternetGateway(
  walk: Walk,
  eni: NetworkInterface,
  gatewayId: string,
  packet: Packet,
  at: number,
  arrive: ArriveInside,
): void {
  const { world } = walk.network;
  if (world.internetGateways.get(gatewayId)?.vpcId !== eni.vpcId)
    return walk.drop(gatewayId, packet, at, `${gatewayId} is not attached to ${eni.vpcId}`);
  const { publicIp } = eni;
  if (publicIp === undefined || packet.source !== eni.addresses[0])
    return walk.drop(gatewayId, packet, at, `${packet.source} has no public address`);
  const outside = { ...packet, source: publicIp };
  walk.tell('gateway', gatewayId, outside, at, `${packet.source} ↔ ${publicIp}`);
  if (interfaceWithPublic(world, packet.destination) !== undefined)
    return comeIn(walk, outside, at + walk.spread(hairpinTime), arrive);
  reachOutside(walk, outside, at, arrive);
}

function reachOutside(walk: Walk, packet: Packet, at: number, arrive: ArriveInside): void {
  const host = outsideHost(packet.destination);
  if (packet.destination === visitorAddress)
    return walk.deliver({ place: visitorAddress, packet, at: at + visitorTime });
  if (host === undefined) return walk.drop('internet', packet, at, `nobody here knows ${packet.destination}`);
  const there = at + walk.spread(host.roundTrip / 2);
  for (const { body, length, after } of respond(host, packet, there)) {
    const addresses = { source: packet.destination, destination: packet.source };
    const back = { ...addresses, ttl: host.arrivingTtl, id: walk.identification(), length, body };
    const later = there + after + walk.spread(host.roundTrip / 2);
    walk.schedule(later, () => comeIn(walk, back, later, arrive));
  }
}

/** A packet comes to a public address from outside. */
export function comeIn(walk: Walk, packet: Packet, at: number, arrive: ArriveInside): void {
  const { world } = walk.network;
  const eni = interfaceWithPublic(world, packet.destination);
  const gateway = [...world.internetGateways.values()].find(({ vpcId }) => vpcId === eni?.vpcId);
  if (eni === undefined || gateway === undefined)
    return walk.drop('internet', packet, at, `nobody has ${packet.destination}`);
  const inside = { ...packet, destination: eni.addresses[0] ?? '' };
  walk.tell('gateway', gateway.id, inside, at, `${packet.destination} ↔ ${inside.destination}`);
  walk.schedule(at, () => arrive(eni, inside, at));
}
