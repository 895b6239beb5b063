/**
 * What one network namespace looks like at one instant: the answers of `ip`, `iptables` and `/proc/sys/net` as data.
 * Texts of addresses and blocks are as those programs print them. Nothing here changes after it was made.
 */
export interface HostNetwork {
  /** By ifindex; `lo` first. */
  readonly links: readonly Link[];
  /** By priority, as `ip rule` lists them. */
  readonly rules: readonly RoutingRule[];
  /** Of every table, in the order `ip route show table …` prints each. */
  readonly routes: readonly Route[];
  /** What `ip neigh` lists. */
  readonly neighbours: readonly Neighbour[];
  /** `net.ipv4.ip_default_ttl`. */
  readonly defaultTtl: number;
  readonly ipForward: boolean;
}

export interface Link {
  readonly index: number;
  readonly name: string;
  readonly kind: 'loopback' | 'ethernet' | 'veth';
  readonly mac: string;
  readonly mtu: number;
  readonly qdisc: 'noqueue' | 'mq';
  /** Length of the transmit queue, where there is one. */
  readonly queueLength: number;
  readonly flags: readonly string[];
  readonly state: 'UP' | 'DOWN' | 'UNKNOWN';
  /** Other names of an ethernet link, such as `enp0s5`. */
  readonly altNames: readonly string[];
  /** The other end of a veth pair: `@if3`, `link-netns cni-…`. */
  readonly peer?: LinkPeer;
  readonly addresses: readonly InterfaceAddress[];
}

export interface LinkPeer {
  /** The ifindex of the other end, in its own namespace. */
  readonly index: number;
  /** The number that this namespace gives to the other one (`link-netnsid`). */
  readonly netnsId: number;
  /** The other one's name (`link-netns`), where this namespace has one for it. */
  readonly netns?: string;
}

export interface InterfaceAddress {
  readonly family: 'inet' | 'inet6';
  readonly address: string;
  readonly prefixLength: number;
  readonly broadcast?: string;
  readonly scope: 'host' | 'link' | 'global';
  /** Metric of the connected route, where the network daemon sets one. */
  readonly metric?: number;
  /** Wall time, in milliseconds, since when a DHCP server has lent it; without one it is there forever. */
  readonly lentSince?: number;
}

/** EC2 lends an address for an hour; machines ask again when half of it is over. Both in seconds. */
const leaseTime = 3600;

/** Seconds that are left of the lease at `now`, wall milliseconds: what `ip addr` gives as `valid_lft`. */
export function leaseLeft({ lentSince }: InterfaceAddress, now: number): number | 'forever' {
  if (lentSince === undefined) return 'forever';
  const passed = Math.max(0, Math.floor((now - lentSince) / 1000));
  return leaseTime - (passed % (leaseTime / 2));
}

/** Names of tables: `local`, `main`, `default`, or a number. */
export type TableName = 'local' | 'main' | 'default' | `${number}`;

export interface RoutingRule {
  readonly priority: number;
  /** A block or address; absent for `from all`. */
  readonly from?: string;
  readonly to?: string;
  /** `from` or `to` are what the packet must not be. */
  readonly not?: boolean;
  readonly mark?: { readonly value: number; readonly mask: number };
  readonly table: TableName;
}

export interface Route {
  readonly table: TableName;
  readonly type: 'unicast' | 'local' | 'broadcast';
  /** `default`, a block such as `192.168.1.0/24`, or an address. */
  readonly destination: string;
  readonly via?: string;
  readonly device: string;
  readonly protocol?: 'kernel' | 'dhcp';
  readonly scope?: 'link' | 'host';
  readonly source?: string;
  readonly metric?: number;
}

export interface Neighbour {
  readonly address: string;
  readonly device: string;
  /** Absent when nobody answered. */
  readonly mac?: string;
  readonly state: 'PERMANENT' | 'REACHABLE' | 'STALE' | 'FAILED';
}
