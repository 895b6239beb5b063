import type { Disposable } from '../../../base/disposable.ts';
import type { Captures } from '../packets/capture.ts';
import type { Connections } from '../packets/connections.ts';
import type { Listener } from '../packets/listener.ts';
import type { NetfilterEdits } from './edits/netfilterEdits.ts';
import type { RoutingEdits } from './edits/routingEdits.ts';
import type { HostNetwork } from './hostNetwork.ts';
import type { NetfilterTable, TableKind } from './netfilter/netfilter.ts';
import type { RuleSet } from './netfilter/ruleSet.ts';

/**
 * A network stack that lives: an instance's own, or a pod's. What it looks like is computed from the world each time it
 * is asked; what it has seen (counters, connections) it remembers.
 */
export interface NetworkNamespace {
  /** The instance's id, or that of the pod's sandbox. */
  readonly id: string;
  /** False once the instance or pod is gone: nothing passes any more. */
  readonly isUp: boolean;
  /** Links, addresses, rules, routes and neighbours at this instant. */
  view(): HostNetwork;
  /** One of iptables' tables at this instant, with what its rules have counted. */
  netfilter(table: TableKind): NetfilterTable;
  /** The rules behind `netfilter`, to run packets through and to set back (`zero`). */
  ruleSet(): RuleSet;
  /** Changes that `ip` and `iptables` make by hand. */
  readonly routingEdits: RoutingEdits;
  readonly netfilterEdits: NetfilterEdits;
  /** `conntrack -L`. */
  readonly connections: Connections;
  /** Look on at what passes the interfaces. */
  readonly captures: Captures;
  /** Where a link leads; undefined if there is no such link. */
  farEnd(device: string): FarEnd | undefined;
  /** What listens at this instant (`ss -ltnu`): programs of containers and of the machine, and those added by `listen`. */
  listeners(): readonly Listener[];
  /** Lets a program listen until disposed. */
  listen(listener: Listener): Disposable;
}

export type FarEnd =
  | { readonly kind: 'loopback' }
  | { readonly kind: 'veth'; readonly namespace: NetworkNamespace; readonly device: string }
  /** An interface of EC2's. */
  | { readonly kind: 'interface'; readonly id: string };
