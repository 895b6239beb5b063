import type { HttpRequest, HttpResponse } from '../http.ts';
import type { Asker, Listener } from '../listener.ts';
import type { Addressee } from '../respond.ts';

/** A host of the internet, as far as anything here can tell. */
export interface OutsideHost extends Addressee {
  readonly address: string;
  /** `*.amazonaws.com` stands for every name below it. */
  readonly names: readonly string[];
  /** Lab milliseconds there and back, seen from an instance. */
  readonly roundTrip: number;
  /** What is left of the time to live of its packets when they arrive. */
  readonly arrivingTtl: number;
}

/** A server's way with requests. */
export type Responder = (request: HttpRequest, from: Asker) => HttpResponse;

/** A web server, plain and encrypted. */
export function webHost(
  place: Pick<OutsideHost, 'address' | 'names' | 'roundTrip'>,
  respond: Responder,
  arrivingTtl = 52,
): OutsideHost {
  const listeners = [false, true].map((tls): Listener => ({
    protocol: 'tcp',
    port: tls ? 443 : 80,
    program: 'web',
    service: { kind: 'http', tls, respond },
  }));
  return { ...place, arrivingTtl, answersPing: true, listeners: () => listeners };
}

/** A document with its type. */
export function document(type: string, body: string): HttpResponse {
  const headers = { 'Content-Type': type, 'Content-Length': String(Buffer.byteLength(body)) };
  return { status: 200, reason: 'OK', headers, body };
}

/** What a server says of a path it does not know. */
export function notFound(): HttpResponse {
  return { ...document('text/plain', 'Not Found\n'), status: 404, reason: 'Not Found' };
}
