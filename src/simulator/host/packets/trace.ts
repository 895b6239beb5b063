import type { NetworkNamespace } from '../network/networkNamespace.ts';
import type { PacketNetwork } from './packetNetwork.ts';
import type { Packet } from './packet.ts';
import type { Station } from './station.ts';
import { Stack } from './stack/stack.ts';
import { tryWalk } from './startWalk.ts';

export interface TraceRequest {
  readonly destination: string;
  readonly protocol: 'icmp' | 'tcp' | 'udp';
  /** Of the destination, for tcp and udp. */
  readonly port?: number;
  readonly source?: string;
  readonly device?: string;
}

/**
 * The way a first packet would take at this instant, and that of what comes back, station by station with what decided
 * there. Nothing is left behind: no counter counts, no capture sees it, no connection is remembered, no dice are thrown.
 */
export function trace(network: PacketNetwork, namespace: NetworkNamespace, request: TraceRequest): readonly Station[] {
  const walk = tryWalk(network);
  const packet: Packet = {
    source: request.source ?? '',
    destination: request.destination,
    ttl: walk.view(namespace).defaultTtl,
    id: 1,
    length: request.protocol === 'icmp' ? 84 : 60,
    body: bodyOf(request),
  };
  new Stack(walk, namespace).send(packet, 0, request.device);
  walk.run();
  return walk.stations;
}

function bodyOf({ protocol, port = 80 }: TraceRequest): Packet['body'] {
  const ports = { sourcePort: 40_000, destinationPort: port };
  switch (protocol) {
    case 'icmp':
      return { protocol, type: 'echo-request', identifier: 1, sequence: 1 };
    case 'tcp':
      return { protocol, ...ports, flags: 'S', sequence: 1, window: 62_727, payload: '' };
    case 'udp':
      return { protocol, ...ports, payload: '' };
  }
}
