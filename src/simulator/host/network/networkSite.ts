import type { NetworkNamespace } from './networkNamespace.ts';

/** Where a program runs, as far as the network is concerned: what it gets to see and what names mean to it. */
export interface NetworkSite {
  /** What `hostname` prints. */
  readonly hostname: string;
  readonly namespace: NetworkNamespace;
  /** `/etc/resolv.conf`. */
  readonly resolver: Resolver;
  /** `/etc/hosts`, by line. */
  readonly hosts: readonly HostsEntry[];
}

export interface Resolver {
  readonly nameservers: readonly string[];
  readonly search: readonly string[];
  /** Such as `ndots:5`. */
  readonly options: readonly string[];
}

export interface HostsEntry {
  readonly address: string;
  readonly names: readonly string[];
}
