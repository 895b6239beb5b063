import type { HttpResponse } from './http.ts';
import type { DnsMessage, IcmpError } from './packet.ts';

/**
 * What became of something that was sent: `echo` (packets/echo.ts), `connect` and `request` (packets/tcpClient.ts),
 * `query` and `resolve` (packets/lookup.ts). Each is called with the network and the place it starts from, and answers
 * at once. Times are lab milliseconds after the start: the caller waits them out by the lab clock.
 */
export type EchoOutcome =
  | {
      readonly kind: 'reply';
      readonly from: string;
      readonly ttl: number;
      readonly bytes: number;
      readonly after: number;
    }
  | Unreachable
  | NoRoute
  | Silence;

export type ConnectOutcome =
  | { readonly kind: 'connected'; readonly from: string; readonly after: number }
  | { readonly kind: 'refused'; readonly after: number }
  | Unreachable
  | NoRoute
  | Silence;

export type HttpOutcome =
  | { readonly kind: 'response'; readonly response: HttpResponse; readonly from: string; readonly after: number }
  /** Something listens, and it does not speak HTTP. */
  | { readonly kind: 'no-http'; readonly after: number }
  | Exclude<ConnectOutcome, { readonly kind: 'connected' }>;

export type QueryOutcome =
  | { readonly kind: 'answer'; readonly message: DnsMessage; readonly server: string; readonly after: number }
  | Unreachable
  | NoRoute
  | Silence;

/** A router or host on the way, or the sender's own kernel, says that it cannot be delivered. */
export interface Unreachable {
  readonly kind: 'unreachable';
  readonly from: string;
  readonly error: IcmpError['type'];
  readonly after: number;
}

/** The sender has no route: `connect: Network is unreachable`. */
export interface NoRoute {
  readonly kind: 'no-route';
}

/** Nothing ever comes back; how long to wait for it is the caller's affair. */
export interface Silence {
  readonly kind: 'silence';
}
