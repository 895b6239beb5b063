import type { PassingPacket } from '../netfilterRun.ts';

/** A packet inside a stack, with the connection it belongs to. */
export interface TrackedPacket extends PassingPacket {
  readonly direction: 'original' | 'reply';
  /** The first of its connection: the nat table decides about it, and what it decides holds for all that follow. */
  readonly isFirst: boolean;
}
