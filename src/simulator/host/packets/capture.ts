import { Emitter, type Event } from '../../../base/event.ts';
import type { Packet } from './packet.ts';

/** A packet as it passed one interface of one network namespace. */
export interface SeenPacket {
  /** Wall time in milliseconds since the epoch; the fraction counts microseconds. */
  readonly at: number;
  /** The name of the interface, never `any`. */
  readonly device: string;
  readonly direction: 'in' | 'out';
  /** With the addresses, ports and ids it had there. */
  readonly packet: Packet;
}

/**
 * Where programs such as tcpdump look on: everything that passes the interfaces of one namespace, in order. Nothing is
 * made for it while nobody looks.
 */
export class Captures {
  readonly #seen = new Emitter<SeenPacket>();

  /**
   * Tells of each packet that passes; filter by `device` for `tcpdump -i eth1`, take all for `-i any`. A packet that is
   * forwarded passes two interfaces and is told of twice, before and after it was translated. Dispose to stop looking.
   * Replies are told of at once, with the stamp they will have had: up to a round trip ahead of the clock.
   */
  readonly onDidPass: Event<SeenPacket> = this.#seen.event;

  get hasListeners(): boolean {
    return this.#seen.hasListeners;
  }

  record(seen: SeenPacket): void {
    this.#seen.fire(seen);
  }
}
