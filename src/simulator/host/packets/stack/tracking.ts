import type { NetworkNamespace } from '../../network/networkNamespace.ts';
import { begun, passed, type Connection } from '../connections.ts';
import { flowOf, reverse, withFlow, type Flow } from '../flow.ts';
import type { Packet } from '../packet.ts';
import type { Walk } from '../walk.ts';
import type { TrackedPacket } from './trackedPacket.ts';

/** Finds or begins the connection of a packet that has come into a stack. */
export function track(walk: Walk, namespace: NetworkNamespace, packet: Packet, at: number): TrackedPacket {
  const time = walk.labTime(at);
  const connections = walk.memory(namespace.connections);
  const { body } = packet;
  if (body.protocol === 'icmp' && 'about' in body) {
    const about = flowOf(body.about);
    const found = about === undefined ? undefined : connections.find(reverse(about), time);
    if (found === undefined)
      return { packet, mark: 0, connection: undefined, state: 'INVALID', direction: 'original', isFirst: false };
    return { packet, mark: 0, ...found, state: 'RELATED', isFirst: false };
  }
  const flow = flowOf(packet) as Flow;
  const found = connections.find(flow, time);
  if (found === undefined)
    return { packet, mark: 0, connection: begun(flow, time), state: 'NEW', direction: 'original', isFirst: true };
  const established = found.direction === 'reply' || found.connection.replied;
  return { packet, mark: 0, ...found, state: established ? 'ESTABLISHED' : 'NEW', isFirst: false };
}

/** The packet has made it through the stack: its connection is known from now on. */
export function confirm(walk: Walk, namespace: NetworkNamespace, tracked: TrackedPacket, at: number): void {
  const { connection, direction, isFirst, packet } = tracked;
  if (connection === undefined || tracked.state === 'RELATED') return;
  passed(connection, direction, packet, walk.labTime(at));
  if (isFirst) walk.memory(namespace.connections).add(connection, walk.labTime(at));
}

/** Gives the packet the destination its connection has on the other side of this stack. */
export function translateDestination(tracked: TrackedPacket): boolean {
  const { connection, direction, packet } = tracked;
  if (connection === undefined) return false;
  if (tracked.state === 'RELATED') return translateError(tracked, connection);
  const to = direction === 'original' ? reverse(connection.reply) : reverse(connection.original);
  return change(tracked, packet, { destination: to.destination, destinationPort: to.destinationPort });
}

/** Gives the packet the source its connection has on the other side of this stack. */
export function translateSource(tracked: TrackedPacket): boolean {
  const { connection, direction, packet } = tracked;
  if (connection === undefined || tracked.state === 'RELATED') return false;
  const to = direction === 'original' ? reverse(connection.reply) : reverse(connection.original);
  return change(tracked, packet, { source: to.source, sourcePort: to.sourcePort });
}

function change(tracked: TrackedPacket, packet: Packet, to: Partial<Flow>): boolean {
  const flow = flowOf(packet);
  if (flow === undefined) return false;
  const next = { ...flow, ...to };
  const same = (Object.keys(to) as (keyof Flow)[]).every((key) => next[key] === flow[key]);
  if (same) return false;
  tracked.packet = withFlow(packet, next);
  return true;
}

/** An error goes back to who sent what it is about, and speaks of that as it was sent. */
function translateError(tracked: TrackedPacket, connection: Connection): boolean {
  const { packet, direction } = tracked;
  const { body } = packet;
  if (!('about' in body) || direction !== 'reply') return false;
  const about = withFlow(body.about, connection.original);
  if (connection.original.source === packet.destination && about.source === body.about.source) return false;
  const source = packet.source === connection.reply.source ? connection.original.destination : packet.source;
  tracked.packet = { ...packet, source, destination: connection.original.source, body: { ...body, about } };
  return true;
}
