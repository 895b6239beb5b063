import type { Operation } from './operation.ts';
import type { Protocol } from './protocol.ts';

/** A service of AWS: how it speaks and what it can do. */
export interface Service {
  readonly protocol: Protocol;
  /** By action name. */
  readonly operations: Readonly<Record<string, Operation>>;
}

/** Services by the name that requests are signed for, such as `ec2`. */
export type Services = Readonly<Record<string, Service>>;
