import type { AwsFault } from '../world/fault.ts';
import type { Principal } from './operation.ts';

/** A request as it came over the wire, its body read whole. */
export interface WireRequest {
  readonly method: string;
  /** As sent: still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** In place of a response: the connection is cut. */
export const noAnswer: WireResponse = { status: 0, headers: {}, body: '' };

/** A request as a protocol understands it. */
export interface DecodedCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What a service says when it refuses a request before any operation sees it. */
export interface Refusals {
  missingSignature(): AwsFault;
  /** There is an authorization, but it is not of Signature Version 4, or lacks a part. */
  incompleteSignature(): AwsFault;
  unknownKey(): AwsFault;
  badSignature(): AwsFault;
  /** The request was signed too long ago, or in the future; the text says which. */
  clockSkew(text: string): AwsFault;
  expiredCredentials(): AwsFault;
  throttled(): AwsFault;
  /** No policy of the caller allows the action, such as `ec2:RunInstances`. */
  denied(caller: Principal, action: string): AwsFault;
  unknownOperation(name: string): AwsFault;
  malformed(text: string): AwsFault;
  /** Something broke in the simulator itself. */
  internal(): AwsFault;
}

/** One of the protocols AWS services speak: how to read a call and how to write its result or refusal. */
export interface Protocol {
  readonly refusals: Refusals;
  /** Throws `AwsFault` when the request is not of the protocol. */
  decode(request: WireRequest): DecodedCall;
  success(operation: string, result: object, requestId: string): WireResponse;
  failure(fault: AwsFault, requestId: string): WireResponse;
}
