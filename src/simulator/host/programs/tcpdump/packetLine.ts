import type { DnsMessage, IcmpEcho, IcmpError, Packet, TcpSegment, UdpDatagram } from '../../packets/packet.ts';

/** How packets are written. */
export interface LineStyle {
  /** `-v`: the fields of the IP header too. */
  readonly verbose: boolean;
  /** `-q`. */
  readonly quiet: boolean;
  /** The name of an address, or the address itself with `-n`. */
  readonly nameOf: (address: string) => string;
  readonly sequences: Sequences;
}

/** Where connections have begun: tcpdump counts their bytes from there. */
export class Sequences {
  readonly #starts = new Map<string, number>();

  /** The number as it is shown for one side of a connection; the first one is shown whole. */
  relative(key: string, value: number, begins: boolean): number {
    const start = this.#starts.get(key);
    if (begins || start === undefined) {
      if (this.#starts.size > 10_000) this.#starts.clear();
      this.#starts.set(key, value);
      return value;
    }
    return value - start;
  }

  knows(key: string): boolean {
    return this.#starts.has(key);
  }
}

const icmpHeader = 20;

/** What tcpdump prints of a packet after the time: `IP 192.168.2.243 > 142.251.222.4: ICMP echo request, …`. */
export function packetLine(packet: Packet, style: LineStyle): string {
  const { source, destination, ttl, id, length, body } = packet;
  const [from, to] = [
    endpoint(source, portOf(body, 'source'), style),
    endpoint(destination, portOf(body, 'destination'), style),
  ];
  const what = bodyText(packet, style);
  if (!style.verbose) return `IP ${from} > ${to}: ${what}`;
  const number = { icmp: 1, tcp: 6, udp: 17 }[body.protocol];
  const flags = body.protocol === 'udp' ? 'none' : 'DF';
  const head = `(tos 0x0, ttl ${ttl}, id ${id}, offset 0, flags [${flags}], proto ${body.protocol.toUpperCase()} (${number}), length ${length})`;
  return `IP ${head}\n    ${from} > ${to}: ${what}`;
}

function portOf(body: Packet['body'], side: 'source' | 'destination'): number | undefined {
  if (body.protocol === 'icmp') return undefined;
  return side === 'source' ? body.sourcePort : body.destinationPort;
}

function endpoint(address: string, port: number | undefined, { nameOf }: LineStyle): string {
  return port === undefined ? nameOf(address) : `${nameOf(address)}.${port}`;
}

function bodyText(packet: Packet, style: LineStyle): string {
  const { body, length } = packet;
  if (body.protocol === 'icmp') return 'about' in body ? errorText(body, length, style) : echoText(body, length);
  return body.protocol === 'tcp' ? tcpText(packet, body, style) : udpText(body, length);
}

function echoText({ type, identifier, sequence }: IcmpEcho, length: number): string {
  const kind = type === 'echo-request' ? 'echo request' : 'echo reply';
  return `ICMP ${kind}, id ${identifier}, seq ${sequence}, length ${length - icmpHeader}`;
}

function errorText({ type, about }: IcmpError, length: number, { nameOf }: LineStyle): string {
  const size = `length ${length - icmpHeader}`;
  const { destination, body } = about;
  switch (type) {
    case 'time-exceeded':
      return `ICMP time exceeded in-transit, ${size}`;
    case 'host-unreachable':
      return `ICMP host ${nameOf(destination)} unreachable, ${size}`;
    case 'network-unreachable':
      return `ICMP net ${nameOf(destination)} unreachable, ${size}`;
    case 'port-unreachable': {
      const port = body.protocol === 'icmp' ? 0 : body.destinationPort;
      return `ICMP ${nameOf(destination)} ${body.protocol} port ${port} unreachable, ${size}`;
    }
  }
}

function tcpText({ source, destination }: Packet, segment: TcpSegment, style: LineStyle): string {
  const { flags, sequence, acknowledgement, window, payload, sourcePort, destinationPort } = segment;
  if (style.quiet) return `tcp ${payload.length}`;
  const own = `${source}.${sourcePort}>${destination}.${destinationPort}`;
  const other = `${destination}.${destinationPort}>${source}.${sourcePort}`;
  const begins = flags.startsWith('S');
  // The first numbers are shown whole, those after them as distances from there.
  const from = style.sequences.relative(own, sequence, begins);
  const range = payload.length > 0 ? `${from}:${from + payload.length}` : String(from);
  const hasSequence = begins || payload.length > 0 || /^[FR]/.test(flags);
  const acknowledged =
    acknowledgement === undefined || begins || !style.sequences.knows(other)
      ? acknowledgement
      : style.sequences.relative(other, acknowledgement, false);
  const parts = [
    `Flags [${flags}]`,
    ...(hasSequence ? [`seq ${range}`] : []),
    ...(acknowledged === undefined ? [] : [`ack ${acknowledged}`]),
    `win ${window}`,
    ...(begins ? ['options [mss 8961,sackOK,TS val 1 ecr 0,nop,wscale 7]'] : []),
    `length ${payload.length}`,
  ];
  const first = /^(?:(?:GET|POST|PUT|HEAD|DELETE|PATCH|OPTIONS) \S+ HTTP|HTTP)\/\d\.\d.*/.exec(payload)?.[0];
  return parts.join(', ') + (first === undefined ? '' : `: HTTP: ${first.trimEnd()}`);
}

function udpText({ payload }: UdpDatagram, length: number): string {
  const size = length - 28;
  return typeof payload === 'string' ? `UDP, length ${size}` : dnsText(payload, size);
}

function dnsText({ id, name, type, rcode, answers }: DnsMessage, size: number): string {
  if (rcode === undefined) return `${id}+ ${type}? ${name}. (${size})`;
  const failed = rcode === 'NOERROR' ? '' : `${rcode === 'NXDOMAIN' ? 'NXDomain' : 'ServFail'} `;
  const records = answers
    .map((each) => `${each.type} ${each.data}${/^(?:CNAME|PTR|NS)$/.test(each.type) ? '.' : ''}`)
    .join(', ');
  return `${id} ${failed}${answers.length}/0/0${records === '' ? '' : ` ${records}`} (${size})`;
}
