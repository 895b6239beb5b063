import type { Packet } from './packet.ts';

/** One thing that happened to a packet on its way, in order; `trace` gives them all. */
export interface Station {
  /** Lab milliseconds after the first packet was sent. */
  readonly at: number;
  /** Where: an instance, a sandbox, an interface (`eni-…`), a VPC, or an outside host's name. */
  readonly place: string;
  readonly kind: StationKind;
  /** The interface, where one is passed. */
  readonly device?: string;
  /** What decided: the rule and the route as `ip` prints them, the netfilter rule, the security group's rule, … */
  readonly because: readonly string[];
  /** The packet as it leaves the station. */
  readonly packet: Packet;
}

export type StationKind =
  | 'send'
  | 'enter'
  | 'route'
  | 'translate'
  | 'leave'
  | 'security-group'
  | 'vpc-route'
  | 'gateway'
  | 'deliver'
  | 'drop';
