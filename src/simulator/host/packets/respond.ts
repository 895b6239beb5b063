import { requestText, responseText, type HttpRequest, type HttpResponse } from './http.ts';
import type { Listener } from './listener.ts';
import type { IcmpError, Packet, TcpSegment, UdpDatagram } from './packet.ts';
import { segments } from './segments.ts';

/** Something that packets are addressed to. */
export interface Addressee {
  listeners(): readonly Listener[];
  readonly answersPing: boolean;
}

/** A packet that goes back; its source and time to live are for the addressee's stack to fill in. */
export interface Response {
  readonly body: Packet['body'];
  /** Bytes of the whole packet. */
  readonly length: number;
  /** Lab milliseconds it has taken. */
  readonly after: number;
}

/** Lab milliseconds that a program takes to answer. */
const programTime = 0.4;

/** What a packet that has arrived is answered with. `at` counts from the exchange's first packet. */
export function respond(addressee: Addressee, packet: Packet, at: number): readonly Response[] {
  const { body } = packet;
  switch (body.protocol) {
    case 'icmp':
      if (body.type !== 'echo-request' || !addressee.answersPing) return [];
      return [{ body: { ...body, type: 'echo-reply' }, length: packet.length, after: 0.01 }];
    case 'tcp':
      return answerSegment(addressee, packet, body, at);
    case 'udp':
      return answerDatagram(addressee, packet, body, at);
  }
}

function answerSegment(addressee: Addressee, packet: Packet, segment: TcpSegment, at: number): readonly Response[] {
  const listener = listenerFor(addressee, packet, segment);
  const acknowledged = segment.sequence + segment.payload.length;
  const back: Omit<TcpSegment, 'flags' | 'payload'> = {
    protocol: 'tcp',
    sourcePort: segment.destinationPort,
    destinationPort: segment.sourcePort,
    sequence: segment.acknowledgement ?? 0,
    acknowledgement: acknowledged + (segment.flags === 'S' || segment.flags === 'F.' ? 1 : 0),
    window: 62_643,
  };
  if (segment.flags === 'S') {
    if (listener === undefined)
      return [{ body: { ...back, flags: 'R.', payload: '', window: 0 }, length: 40, after: 0.01 }];
    const opening = { ...back, sequence: firstSequence(packet), flags: 'S.', payload: '' } as const;
    return [{ body: opening, length: 60, after: 0.02 }];
  }
  if (listener === undefined) return [];
  if (segment.flags === 'F.') return [{ body: { ...back, flags: 'F.', payload: '' }, length: 52, after: 0.02 }];
  const { message } = segment;
  const seen: Response = { body: { ...back, flags: '.', payload: '' }, length: 52, after: 0.02 };
  if (segment.flags !== 'P.' || message === undefined || !('method' in message)) return [];
  const { service } = listener;
  const asker = { address: packet.source, at };
  if (service.kind === 'http') return [seen, ...dataSegments(back, service.respond(message, asker), service.tls)];
  if (service.kind !== 'proxy') return [seen];
  const { response, took } = service.forward(message, asker);
  if (response === undefined) return [seen, { body: { ...back, flags: 'F.', payload: '' }, length: 52, after: took }];
  return [seen, ...dataSegments(back, response, service.tls, took)];
}

/** A message as segments that follow each other, after a delay of lab milliseconds. */
export function dataSegments(
  header: Omit<TcpSegment, 'flags' | 'payload'>,
  message: HttpRequest | HttpResponse,
  tls: boolean,
  delay = 0,
): readonly Response[] {
  const text = 'method' in message ? requestText(message) : responseText(message);
  const parts = segments(tls ? text.replaceAll(/[^]/g, '.') : text);
  let { sequence } = header;
  return parts.map((payload, index) => {
    const last = index === parts.length - 1;
    const body: TcpSegment = {
      ...header,
      sequence,
      flags: last ? 'P.' : '.',
      payload,
      ...(last ? { message } : {}),
    };
    sequence += payload.length;
    return { body, length: 52 + payload.length, after: delay + programTime + index * 0.01 };
  });
}

function answerDatagram(addressee: Addressee, packet: Packet, datagram: UdpDatagram, at: number): readonly Response[] {
  const { payload } = datagram;
  const isAnswer = typeof payload !== 'string' && payload.rcode !== undefined;
  if (isAnswer) return [];
  const listener = listenerFor(addressee, packet, datagram);
  if (listener === undefined) {
    const error: IcmpError = { protocol: 'icmp', type: 'port-unreachable', about: packet };
    return [{ body: error, length: 28 + Math.min(packet.length, 548), after: 0.01 }];
  }
  if (listener.service.kind !== 'dns' || typeof payload === 'string') return [];
  const reply = listener.service.answer(payload, { address: packet.source, at: at + programTime });
  if (reply === undefined) return [];
  const body: UdpDatagram = {
    protocol: 'udp',
    sourcePort: datagram.destinationPort,
    destinationPort: datagram.sourcePort,
    payload: reply.message,
  };
  const size = reply.message.answers.reduce((sum, { data }) => sum + 14 + data.length, packet.length);
  return [{ body, length: size, after: programTime + reply.took }];
}

function listenerFor(
  addressee: Addressee,
  { destination }: Packet,
  { protocol, destinationPort }: TcpSegment | UdpDatagram,
): Listener | undefined {
  return addressee
    .listeners()
    .find(
      (each) =>
        each.protocol === protocol &&
        each.port === destinationPort &&
        (each.address === undefined || each.address === destination),
    );
}

/** A server's first sequence number follows from the client's side, so that nothing need be kept of it. */
function firstSequence({ source, body }: Packet): number {
  let mixed = 2_166_136_261;
  const text = source + ('sourcePort' in body ? `:${body.sourcePort}` : '');
  for (const character of text) mixed = Math.imul(mixed ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return mixed;
}
