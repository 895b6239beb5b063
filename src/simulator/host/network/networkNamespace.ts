import type { Captures } from '../packets/capture.ts';
import type { HostNetwork } from './hostNetwork.ts';
import type { NetfilterTable, TableKind } from './netfilter/netfilter.ts';

/** A network stack that lives: an instance's own, or a pod's. It is computed anew from the world each time it is asked. */
export interface NetworkNamespace {
  /** The instance's id, or `<cluster>/<namespace>/<pod>`. */
  readonly id: string;
  /** False once the instance or pod is gone: nothing passes any more. */
  readonly isUp: boolean;
  /** Links, addresses, rules, routes and neighbours at this instant. */
  view(): HostNetwork;
  /** One of iptables' tables at this instant, with what its rules have counted. */
  netfilter(table: TableKind): NetfilterTable;
  /** Look on at what passes the interfaces. */
  readonly captures: Captures;
}
