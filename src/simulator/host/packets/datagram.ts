import type { NetworkNamespace } from '../network/networkNamespace.ts';
import { answersTo } from './answers.ts';
import type { NoRoute, Silence, Unreachable } from './outcomes.ts';
import type { PacketNetwork } from './packetNetwork.ts';
import { Stack } from './stack/stack.ts';
import { startWalk } from './startWalk.ts';

export interface Datagram {
  readonly destination: string;
  readonly port: number;
  readonly sourcePort: number;
  /** What it carries. */
  readonly payload: string;
  /** `traceroute` counts it up. */
  readonly ttl?: number;
}

/** IP and UDP headers. */
const headers = 28;

/**
 * Sends one UDP datagram, as `traceroute` does for each of its probes. What comes back, if anything does, is word of a
 * router where its time ran out (`time-exceeded`), or of a host where nobody listens (`port-unreachable`).
 */
export function sendDatagram(
  network: PacketNetwork,
  namespace: NetworkNamespace,
  { destination, port, sourcePort, payload, ttl }: Datagram,
): Unreachable | NoRoute | Silence {
  const walk = startWalk(network);
  const packet = {
    source: '',
    destination,
    ttl: ttl ?? walk.view(namespace).defaultTtl,
    id: walk.identification(),
    length: headers + payload.length,
    body: { protocol: 'udp', sourcePort, destinationPort: port, payload },
  } as const;
  if (!new Stack(walk, namespace).send(packet, 0)) return { kind: 'no-route' };
  walk.run();
  const [answer] = answersTo(walk, namespace.id);
  if (answer?.error === undefined) return { kind: 'silence' };
  return { kind: 'unreachable', from: answer.packet.source, error: answer.error.type, after: answer.at };
}
