import { flowKey, reverse, type Flow } from './flow.ts';
import type { Packet } from './packet.ts';

/** One entry of a kernel's connection tracking. */
export interface Connection {
  /** As its first packet came. */
  readonly original: Flow;
  /** As its answers are expected: what translation has changed is here. */
  reply: Flow;
  mark: number;
  /** An answer has been seen. */
  replied: boolean;
  /** Of a TCP connection. */
  state?: TcpState;
  /** Lab time at which it is forgotten unless something passes. */
  expires: number;
}

export type TcpState = 'SYN_SENT' | 'SYN_RECV' | 'ESTABLISHED' | 'FIN_WAIT' | 'TIME_WAIT' | 'CLOSE';

export interface FoundConnection {
  readonly connection: Connection;
  readonly direction: 'original' | 'reply';
}

const second = 1000;
/** How long an entry lives after its last packet, lab milliseconds (Linux, `net.netfilter.nf_conntrack_*_timeout`). */
const lifetimes = {
  icmp: 30 * second,
  udp: 30 * second,
  udpStream: 120 * second,
  SYN_SENT: 120 * second,
  SYN_RECV: 60 * second,
  ESTABLISHED: 432_000 * second,
  FIN_WAIT: 120 * second,
  TIME_WAIT: 120 * second,
  CLOSE: 10 * second,
} as const;

/** Flows at which those that are over are looked for before another is added. */
const tidyAbove = 10_000;

/** The connection tracking of one network namespace. */
export class Connections {
  readonly #byFlow = new Map<string, FoundConnection>();

  /** Entries that have not been forgotten by `time`. */
  list(time: number): readonly Connection[] {
    this.#expire(time);
    return [...new Set([...this.#byFlow.values()].map(({ connection }) => connection))];
  }

  find(flow: Flow, time: number): FoundConnection | undefined {
    const found = this.#byFlow.get(flowKey(flow));
    return found === undefined || found.connection.expires <= time ? undefined : found;
  }

  /** From `time` on the connection is known by both its flows. */
  add(connection: Connection, time: number): void {
    if (this.#byFlow.size > tidyAbove) this.#expire(time);
    this.#byFlow.set(flowKey(connection.original), { connection, direction: 'original' });
    this.#byFlow.set(flowKey(connection.reply), { connection, direction: 'reply' });
  }

  /** A copy that can be tried out. */
  copy(): Connections {
    const copied = new Connections();
    for (const { connection, direction } of this.#byFlow.values())
      if (direction === 'original') copied.add({ ...connection }, 0);
    return copied;
  }

  #expire(time: number): void {
    for (const [key, { connection }] of this.#byFlow) if (connection.expires <= time) this.#byFlow.delete(key);
  }
}

/** A connection that its first packet has begun, not yet translated and not yet among the others. */
export function begun(flow: Flow, time: number): Connection {
  return { original: flow, reply: reverse(flow), mark: 0, replied: false, expires: time + lifetimes.icmp };
}

/** Notes that a packet of the connection has passed at `time`. */
export function passed(
  connection: Connection,
  direction: FoundConnection['direction'],
  packet: Packet,
  time: number,
): void {
  if (direction === 'reply') connection.replied = true;
  const { body } = packet;
  if (body.protocol === 'tcp') {
    connection.state = nextState(connection.state, direction, body.flags);
    connection.expires = time + lifetimes[connection.state];
    return;
  }
  const { protocol } = connection.original;
  connection.expires = time + (protocol === 'udp' && connection.replied ? lifetimes.udpStream : lifetimes.icmp);
}

function nextState(state: TcpState | undefined, direction: FoundConnection['direction'], flags: string): TcpState {
  if (flags.startsWith('R')) return 'CLOSE';
  if (flags === 'S') return 'SYN_SENT';
  if (flags === 'S.') return 'SYN_RECV';
  if (flags.startsWith('F')) return state === 'FIN_WAIT' && direction === 'reply' ? 'TIME_WAIT' : 'FIN_WAIT';
  return state === 'FIN_WAIT' || state === 'TIME_WAIT' || state === 'CLOSE' ? state : 'ESTABLISHED';
}
