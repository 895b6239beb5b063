import type { HttpRequest, HttpResponse } from './http.ts';

/** An IPv4 packet as it is at one place of its way. */
export interface Packet {
  readonly source: string;
  readonly destination: string;
  readonly ttl: number;
  /** Of the IP header; `tcpdump -v` shows it. */
  readonly id: number;
  /** Bytes of the whole packet, IP header included. */
  readonly length: number;
  readonly body: IcmpEcho | IcmpError | TcpSegment | UdpDatagram;
}

export interface IcmpEcho {
  readonly protocol: 'icmp';
  readonly type: 'echo-request' | 'echo-reply';
  /** Chosen by the sender's ping; SNAT may change it on the way. */
  readonly identifier: number;
  readonly sequence: number;
}

export interface IcmpError {
  readonly protocol: 'icmp';
  readonly type: 'host-unreachable' | 'port-unreachable' | 'network-unreachable' | 'time-exceeded';
  /** The packet that could not be delivered, as it was where it failed. */
  readonly about: Packet;
}

export interface TcpSegment {
  readonly protocol: 'tcp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** As tcpdump writes them: `S`, `S.`, `.`, `P.`, `F.`, `R.`. */
  readonly flags: 'S' | 'S.' | '.' | 'P.' | 'F.' | 'R' | 'R.';
  readonly sequence: number;
  /** Absent in the first segment of a connection. */
  readonly acknowledgement?: number;
  readonly window: number;
  /** What the segment carries, `''` for nothing; encrypted, only its length tells something. */
  readonly payload: string;
  /** What the payload, with that of the segments before it, means to the two ends. */
  readonly message?: HttpRequest | HttpResponse;
}

export interface UdpDatagram {
  readonly protocol: 'udp';
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly payload: DnsMessage | string;
}

/** A question, or with `rcode` the answer to it. */
export interface DnsMessage {
  readonly id: number;
  readonly name: string;
  readonly type: DnsType;
  readonly rcode?: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL';
  readonly answers: readonly DnsRecord[];
}

export type DnsType = 'A' | 'AAAA' | 'CNAME' | 'PTR' | 'SRV' | 'NS' | 'SOA' | 'TXT' | 'MX';

export interface DnsRecord {
  /** Without a final dot. */
  readonly name: string;
  readonly type: DnsType;
  /** Seconds. */
  readonly ttl: number;
  readonly data: string;
}
