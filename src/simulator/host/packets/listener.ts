import type { HttpRequest, HttpResponse } from './http.ts';
import type { DnsMessage } from './packet.ts';

/** A program that waits for what comes to one port. */
export interface Listener {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  /** Absent for every address of the namespace (`0.0.0.0`). */
  readonly address?: string;
  /** As `ss -p` names it. */
  readonly program: string;
  readonly service: ListenerService;
}

export type ListenerService =
  | { readonly kind: 'http'; readonly tls: boolean; respond(request: HttpRequest, from: Asker): HttpResponse }
  /** Asks somebody else; no response means that the connection is closed without one. */
  | { readonly kind: 'proxy'; readonly tls: boolean; forward(request: HttpRequest, from: Asker): Forwarded }
  | { readonly kind: 'dns'; answer(question: DnsMessage, from: Asker): DnsReply | undefined }
  /** Takes connections, and what it then speaks is nobody's business here. */
  | { readonly kind: 'opaque' };

/** Who asks, as the listener sees it. */
export interface Asker {
  readonly address: string;
  /** Lab milliseconds after the first packet of the exchange. */
  readonly at: number;
}

export interface Forwarded {
  readonly response?: HttpResponse;
  /** Lab milliseconds it has taken. */
  readonly took: number;
}

export interface DnsReply {
  readonly message: DnsMessage;
  /** Lab milliseconds that finding the answer has taken. */
  readonly took: number;
}
