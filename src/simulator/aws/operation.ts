import type { World } from '../world/world.ts';

/** Who signed the request, as STS would name them. */
export interface Principal {
  readonly accessKeyId: string;
  readonly arn: string;
  readonly userId: string;
}

/** One call of an AWS operation, decoded from its protocol. */
export interface Call {
  readonly world: World;
  readonly principal: Principal;
  readonly requestId: string;
  /** The caller's User-Agent header; empty when it sent none. */
  readonly userAgent: string;
  /**
   * The input by its modelled member names. Query and EC2 forms are unflattened: `Filter.1.Value.2` becomes
   * `{ Filter: [{ Value: [, …] }] }` without the numbering, scalars stay text. REST-JSON bodies and path labels are merged.
   */
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * Answers a call with the members of its result, in the names the protocol writes (EC2: `reservationSet`, …; Query and
 * JSON: the modelled names). Throws `AwsFault` to refuse. One operation per file, named for it.
 */
export type Operation = (call: Call) => object | Promise<object>;
