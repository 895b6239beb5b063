import type { NetworkNamespace } from '../network/networkNamespace.ts';
import type { PacketNetwork } from './packetNetwork.ts';
import { answersTo } from './answers.ts';
import type { EchoOutcome } from './outcomes.ts';
import { Stack } from './stack/stack.ts';
import { startWalk } from './startWalk.ts';

export interface EchoRequest {
  /** An address; names are for `resolve`. */
  readonly destination: string;
  /** 0–65535, the same for one run of `ping`. */
  readonly identifier: number;
  readonly sequence: number;
  /** Bytes after the headers; `ping` sends 56. */
  readonly size: number;
  readonly ttl?: number;
  /** `ping -I`: an address of the namespace, or one of its interfaces. */
  readonly source?: string;
  readonly device?: string;
}

/** IP and ICMP headers. */
const headers = 28;

/**
 * Sends one ICMP echo request from a namespace, as `ping` does for each line it prints. Answers at once with what comes
 * back and after how many lab milliseconds; captures on the way have seen it by then.
 */
export function echo(network: PacketNetwork, namespace: NetworkNamespace, request: EchoRequest): EchoOutcome {
  const walk = startWalk(network);
  const { identifier, sequence, size } = request;
  const packet = {
    source: request.source ?? '',
    destination: request.destination,
    ttl: request.ttl ?? walk.view(namespace).defaultTtl,
    id: walk.identification(),
    length: headers + size,
    body: { protocol: 'icmp', type: 'echo-request', identifier, sequence },
  } as const;
  if (!new Stack(walk, namespace).send(packet, 0, request.device)) return { kind: 'no-route' };
  walk.run();
  const [answer] = answersTo(walk, namespace.id);
  if (answer === undefined) return { kind: 'silence' };
  const { packet: back, at: after, error } = answer;
  if (error !== undefined) return { kind: 'unreachable', from: back.source, error: error.type, after };
  return { kind: 'reply', from: back.source, ttl: back.ttl, bytes: back.length - headers + 8, after };
}
