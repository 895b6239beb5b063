import type { NetworkNamespace } from '../network/networkNamespace.ts';
import type { Packet } from './packet.ts';
import type { TrackedPacket } from './stack/trackedPacket.ts';

/** A packet that leaves a namespace by one of its links. */
export interface Departure {
  readonly namespace: NetworkNamespace;
  readonly device: string;
  readonly packet: Packet;
  /** The router it is handed to; absent if its destination is on the link. */
  readonly via?: string;
  readonly at: number;
  /** The connection it belongs to, which the kernel keeps in mind while the packet stays with it. */
  readonly tracked: TrackedPacket;
}
