import type { NatGateway, NetworkInterface } from '../../../world/network/records.ts';
import { begun, passed } from '../connections.ts';
import { flowOf, reverse, withFlow } from '../flow.ts';
import type { Packet } from '../packet.ts';
import type { Walk } from '../walk.ts';

/** A NAT gateway that takes traffic, with its interface. */
export interface RunningNatGateway {
  readonly id: string;
  readonly eni: NetworkInterface;
}

/** The gateway of that id, or that has this interface. */
export function findNatGateway(walk: Walk, which: string | NetworkInterface): RunningNatGateway | undefined {
  const { natGateways, networkInterfaces } = walk.network.world;
  const isMeant = ({ id, networkInterfaceId, state }: NatGateway): boolean =>
    state === 'available' && (typeof which === 'string' ? id === which : networkInterfaceId === which.id);
  const gateway = [...natGateways.values()].find(isMeant);
  const eni = networkInterfaces.get(gateway?.networkInterfaceId ?? '');
  return gateway === undefined || eni === undefined ? undefined : { id: gateway.id, eni };
}

/** Gives a packet the gateway's own address, and a port by which the answers are told apart. */
export function translateByNatGateway(walk: Walk, { id, eni }: RunningNatGateway, packet: Packet, at: number): Packet {
  const flow = flowOf(packet);
  if (flow === undefined) return packet;
  const connections = walk.memory(walk.network.connectionsOf(id));
  const time = walk.labTime(at);
  let found = connections.find(flow, time);
  if (found === undefined) {
    const connection = begun(flow, time);
    const destinationPort = 1024 + Math.floor(walk.random() * 64_512);
    connection.reply = { ...connection.reply, destination: eni.addresses[0] ?? '', destinationPort };
    found = { connection, direction: 'original' };
    connections.add(connection, time);
  }
  passed(found.connection, 'original', packet, time);
  const outside = { ...withFlow(packet, reverse(found.connection.reply)), ttl: packet.ttl - 1 };
  walk.tell('gateway', id, outside, at, `${packet.source} ↔ ${outside.source}`);
  return outside;
}

/** The packet for whoever asked for it; undefined if nobody did. */
export function translateBack(walk: Walk, { id }: RunningNatGateway, packet: Packet, at: number): Packet | undefined {
  const flow = flowOf(packet);
  const time = walk.labTime(at);
  const found = flow && walk.memory(walk.network.connectionsOf(id)).find(flow, time);
  if (found === undefined) return undefined;
  passed(found.connection, 'reply', packet, time);
  const inside = withFlow(packet, reverse(found.connection.original));
  walk.tell('gateway', id, inside, at, `${packet.destination} ↔ ${inside.destination}`);
  return inside;
}
