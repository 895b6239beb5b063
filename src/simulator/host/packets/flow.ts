import type { Packet } from './packet.ts';

/**
 * What tells one exchange of packets from all others, seen in one direction. An ICMP echo has no ports; its identifier
 * stands at the side of the one who asks, as it is what address translation changes there.
 */
export interface Flow {
  readonly protocol: 'icmp' | 'tcp' | 'udp';
  readonly source: string;
  readonly sourcePort: number;
  readonly destination: string;
  readonly destinationPort: number;
}

/** The flow a packet belongs to; undefined for ICMP errors, which are about another packet. */
export function flowOf({ source, destination, body }: Packet): Flow | undefined {
  if (body.protocol !== 'icmp') {
    const { protocol, sourcePort, destinationPort } = body;
    return { protocol, source, sourcePort, destination, destinationPort };
  }
  if (body.type === 'echo-request')
    return { protocol: 'icmp', source, sourcePort: body.identifier, destination, destinationPort: 0 };
  if (body.type === 'echo-reply')
    return { protocol: 'icmp', source, sourcePort: 0, destination, destinationPort: body.identifier };
  return undefined;
}

/** The same flow as its answers are seen. */
export function reverse({ protocol, source, sourcePort, destination, destinationPort }: Flow): Flow {
  return {
    protocol,
    source: destination,
    sourcePort: destinationPort,
    destination: source,
    destinationPort: sourcePort,
  };
}

export function flowKey({ protocol, source, sourcePort, destination, destinationPort }: Flow): string {
  return `${protocol} ${source}:${sourcePort} ${destination}:${destinationPort}`;
}

/** The packet with the addresses and ports of another flow: what translation makes of it. */
export function withFlow(packet: Packet, flow: Flow): Packet {
  const { body } = packet;
  const moved = { ...packet, source: flow.source, destination: flow.destination };
  if (body.protocol !== 'icmp')
    return { ...moved, body: { ...body, sourcePort: flow.sourcePort, destinationPort: flow.destinationPort } };
  if (body.type === 'echo-request') return { ...moved, body: { ...body, identifier: flow.sourcePort } };
  if (body.type === 'echo-reply') return { ...moved, body: { ...body, identifier: flow.destinationPort } };
  return moved;
}
