import type { NetworkNamespace } from '../network/networkNamespace.ts';
import type { PacketNetwork } from './packetNetwork.ts';
import { answersTo, type Answer } from './answers.ts';
import type { HttpRequest } from './http.ts';
import type { ConnectOutcome, HttpOutcome } from './outcomes.ts';
import { namespaceOrigin, type Origin } from './origin.ts';
import type { Packet, TcpSegment } from './packet.ts';
import { dataSegments } from './respond.ts';
import { startWalk } from './startWalk.ts';
import type { Walk } from './walk.ts';

export interface TcpTarget {
  readonly destination: string;
  readonly port: number;
}

/** Opens a TCP connection and closes it again, as `nc -z` does. A refusal is a reset, or word of a closed port. */
export function connect(network: PacketNetwork, namespace: NetworkNamespace, target: TcpTarget): ConnectOutcome {
  const connection = new TcpConnection(network, namespaceOrigin(namespace), target);
  const outcome = connection.open();
  if (outcome.kind === 'connected') connection.close();
  return outcome;
}

/** Makes one HTTP request over a connection of its own, as `curl` does. With `tls` only the two ends can read it. */
export function request(
  network: PacketNetwork,
  namespace: NetworkNamespace,
  target: HttpTarget,
  message: HttpRequest,
): HttpOutcome {
  return requestFrom(network, namespaceOrigin(namespace), target, message);
}

export interface HttpTarget extends TcpTarget {
  /** Whether what is said is encrypted. */
  readonly tls?: boolean;
}

/** The same from anywhere, `start` lab milliseconds from now. */
export function requestFrom(
  network: PacketNetwork,
  origin: Origin,
  target: HttpTarget,
  message: HttpRequest,
  start = 0,
): HttpOutcome {
  const connection = new TcpConnection(network, origin, target, start);
  const opened = connection.open();
  if (opened.kind !== 'connected') return opened;
  const outcome = connection.ask(message, target.tls ?? false);
  connection.close();
  return outcome;
}

/** The client's end of a TCP connection: opened once, asked any number of times, closed. */
export class TcpConnection {
  readonly #network: PacketNetwork;
  readonly #origin: Origin;
  readonly #start: number;
  readonly #header: Omit<TcpSegment, 'flags' | 'payload'>;
  readonly #destination: string;
  #source = '';
  #server = '';
  #sequence: number;
  #acknowledgement = 0;
  /** Lab milliseconds of one exchange after the other, since it was opened or last set to rest. */
  #elapsed = 0;

  constructor(network: PacketNetwork, origin: Origin, { destination, port }: TcpTarget, start = 0) {
    this.#network = network;
    this.#origin = origin;
    this.#start = start;
    this.#destination = destination;
    const { random } = network.world;
    // Linux's range of ports for clients.
    const sourcePort = 32_768 + Math.floor(random() * 28_232);
    this.#sequence = Math.floor(random() * 2 ** 32);
    this.#header = { protocol: 'tcp', sourcePort, destinationPort: port, sequence: 0, window: 62_727 };
  }

  open(): ConnectOutcome {
    const { walk, routed } = this.#exchange([{ flags: 'S', payload: '', length: 60 }]);
    if (!routed) return { kind: 'no-route' };
    const answer = answersTo(walk, this.#origin.place)[0];
    if (answer === undefined) return { kind: 'silence' };
    const { packet, at: after, error } = answer;
    this.#elapsed += after;
    if (error?.type === 'port-unreachable') return { kind: 'refused', after };
    if (error !== undefined) return { kind: 'unreachable', from: packet.source, error: error.type, after };
    if (packet.body.protocol !== 'tcp' || packet.body.flags !== 'S.') return { kind: 'refused', after };
    this.#source = packet.destination;
    this.#server = packet.source;
    this.#sequence += 1;
    this.#acknowledgement = packet.body.sequence + 1;
    this.#exchange([{ flags: '.', payload: '', length: 52 }]);
    return { kind: 'connected', from: packet.source, after };
  }

  /** Makes one HTTP request. */
  ask(message: HttpRequest, tls: boolean): HttpOutcome {
    const answers = this.#send(message, tls);
    const response = answers
      .map(({ packet }) => (packet.body.protocol === 'tcp' ? packet.body.message : undefined))
      .find((each) => each !== undefined);
    if (response === undefined || !('status' in response))
      return answers.length === 0 ? { kind: 'silence' } : { kind: 'no-http', after: this.#elapsed };
    return { kind: 'response', response, from: this.#server, after: this.#elapsed };
  }

  /** What follows begins when it is asked for, not where the last exchange ended. */
  rest(): void {
    this.#elapsed = 0;
  }

  #send(message: HttpRequest, tls: boolean): readonly Answer[] {
    const segments = dataSegments(this.#header, message, tls).flatMap(({ body, length }) =>
      body.protocol === 'tcp' ? [{ ...body, length }] : [],
    );
    const { walk } = this.#exchange(segments);
    const answers = answersTo(walk, this.#origin.place);
    this.#elapsed += answers.at(-1)?.at ?? 0;
    for (const { packet } of answers)
      if (packet.body.protocol === 'tcp') this.#acknowledgement = packet.body.sequence + packet.body.payload.length;
    if (answers.length > 0) this.#exchange([{ flags: '.', payload: '', length: 52 }]);
    return answers;
  }

  close(): void {
    const { walk } = this.#exchange([{ flags: 'F.', payload: '', length: 52 }]);
    this.#sequence += 1;
    if (answersTo(walk, this.#origin.place).length === 0) return;
    this.#acknowledgement += 1;
    this.#exchange([{ flags: '.', payload: '', length: 52 }]);
  }

  #exchange(segments: readonly (Pick<TcpSegment, 'flags' | 'payload' | 'message'> & { readonly length: number })[]): {
    readonly walk: Walk;
    readonly routed: boolean;
  } {
    const walk = startWalk(this.#network, this.#start + this.#elapsed);
    let routed = true;
    for (const { length, flags, payload, message } of segments) {
      const body: TcpSegment = {
        ...this.#header,
        sequence: this.#sequence,
        flags,
        payload,
        ...(flags === 'S' ? {} : { acknowledgement: this.#acknowledgement }),
        ...(message === undefined ? {} : { message }),
      };
      this.#sequence += payload.length;
      const packet: Packet = {
        source: this.#source,
        destination: this.#destination,
        ttl: this.#origin.defaultTtl(walk),
        id: walk.identification(),
        length,
        body,
      };
      routed = this.#origin.send(walk, packet, 0) && routed;
    }
    walk.run();
    return { walk, routed };
  }
}
