import type { Configuration } from './configuration.ts';
import type { Structure } from './shape.ts';

/** A service of AWS as the CLI knows it. */
export interface Service {
  /** The CLI's word: `ec2`. */
  readonly name: string;
  /** By the CLI's word: `describe-instances`. */
  readonly operations: ReadonlyMap<string, Operation>;
  readonly waiters: ReadonlyMap<string, Waiter>;
  /** What times look like on the wire, which is how the CLI prints them. */
  readonly times: 'date' | 'dateWithMilliseconds' | 'seconds';
  open(configuration: Configuration, limits: Limits): ServiceClient;
}

/** Milliseconds to connect and to answer, where the command line sets them. */
export interface Limits {
  readonly connect: number | undefined;
  readonly read: number | undefined;
  readonly signal: AbortSignal;
}

export interface Operation {
  /** The API's word: `DescribeInstances`. */
  readonly name: string;
  readonly input: Structure;
  readonly output: Structure;
  readonly pages: Pages | undefined;
}

/** How an operation's answer comes in pages. `results` are expressions for what is collected of all of them. */
export interface Pages {
  readonly input: readonly string[];
  readonly output: readonly string[];
  /** The member that limits a page. */
  readonly limit?: string;
  readonly results: readonly string[];
  /** Members of the first page that are kept. */
  readonly others?: readonly string[];
  /** The member that says whether there is more. */
  readonly more?: string;
}

/** Until when to ask: what an answer, or an error, means for the waiting. */
export interface Waiter {
  /** As errors name it: `StackCreateComplete`. */
  readonly name: string;
  readonly operation: string;
  /** Seconds between two tries. */
  readonly delay: number;
  readonly tries: number;
  readonly acceptors: readonly Acceptor[];
}

export interface Acceptor {
  readonly state: 'success' | 'failure' | 'retry';
  readonly matcher: 'path' | 'pathAll' | 'pathAny' | 'status' | 'error';
  readonly expected: unknown;
  /** JMESPath over the answer. */
  readonly expression: string;
}

export type Parameters = Readonly<Record<string, unknown>>;

export interface ServiceClient {
  /** Throws `ServiceError`, or `ToolError` when the service is out of reach. */
  send(operation: Operation, parameters: Parameters): Promise<Parameters>;
  close(): void;
}
