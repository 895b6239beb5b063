import type { NetworkInterface } from '../../world/network/records.ts';
import type { NetworkNamespace } from '../network/networkNamespace.ts';
import { gatewayOf } from '../network/node/nodeRoutes.ts';
import type { Departure } from './departure.ts';
import type { Packet } from './packet.ts';
import { respond } from './respond.ts';
import { hasAddress } from './stack/sourceAddress.ts';
import { Stack } from './stack/stack.ts';
import { amazonService } from './vpc/amazonServices.ts';
import { leaveInterface } from './vpc/vpc.ts';
import { interfaceWith } from './vpc/vpcRoutes.ts';
import type { Surroundings, Walk } from './walk.ts';

/** Lab milliseconds over a veth pair. */
const vethTime = 0.012;
/** How long a kernel asks for a neighbour before it gives up. */
const neighbourTime = 3000;

/** The links between network stacks: loopbacks, veth pairs, and the interfaces that lead into the VPC. */
export const fabric: Surroundings = { transmit, receive };

/** A packet has reached the stack it is addressed to: programs there see it, and answer. */
function receive(walk: Walk, namespace: NetworkNamespace, packet: Packet, at: number): void {
  walk.deliver({ place: namespace.id, packet, at });
  const { defaultTtl } = walk.view(namespace);
  const addressee = { answersPing: true, listeners: () => namespace.listeners() };
  for (const { body, length, after } of respond(addressee, packet, at)) {
    const addresses = { source: packet.destination, destination: packet.source };
    const back = { ...addresses, ttl: defaultTtl, id: walk.identification(), length, body };
    walk.schedule(at + after, () => new Stack(walk, namespace).send(back, at + after));
  }
}

function transmit(walk: Walk, departure: Departure): void {
  const { namespace, device, packet, via, at, tracked } = departure;
  const end = namespace.farEnd(device);
  switch (end?.kind) {
    case 'loopback':
      return walk.schedule(at, () => new Stack(walk, namespace).enter(device, packet, at, tracked));
    case 'veth': {
      const later = at + walk.spread(vethTime);
      const isThere = via !== undefined || hasAddress(walk.view(end.namespace), packet.destination);
      if (!isThere) return noNeighbour(walk, departure);
      return walk.schedule(later, () => new Stack(walk, end.namespace).enter(end.device, packet, later));
    }
    case 'interface': {
      const eni = walk.network.world.networkInterfaces.get(end.id);
      if (eni === undefined) return walk.drop(device, packet, at, `${end.id} is not there`);
      if (isReachable(walk, eni, packet, via)) return leaveInterface(walk, eni, packet, at);
      return noNeighbour(walk, departure);
    }
    case undefined:
      return walk.drop(namespace.id, packet, at, `${device} is not there`);
  }
}

/** Nobody answers for the address on the link: after a while the kernel tells the sender. */
function noNeighbour(walk: Walk, { namespace, packet, via, at }: Departure): void {
  walk.drop(namespace.id, packet, at, `no neighbour ${via ?? packet.destination}`);
  const later = at + neighbourTime;
  walk.schedule(later, () => new Stack(walk, namespace).reportError(packet, 'host-unreachable', later));
}

/** Whether the subnet has somebody who takes the packet: its router, or another interface with the address. */
function isReachable(walk: Walk, eni: NetworkInterface, { destination }: Packet, via: string | undefined): boolean {
  const { world } = walk.network;
  const subnet = world.subnets.get(eni.subnetId);
  if (subnet === undefined) return false;
  const hop = via ?? destination;
  if (hop === gatewayOf(subnet.cidr) || amazonService(walk.network, eni, destination) !== undefined) return true;
  const neighbour = interfaceWith(world, eni.vpcId, hop);
  return via === undefined && neighbour !== eni && neighbour?.subnetId === eni.subnetId;
}
