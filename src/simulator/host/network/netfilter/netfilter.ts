/** One of iptables' tables in one network namespace. */
export interface NetfilterTable {
  readonly name: TableKind;
  /** The built-in chains first, then those that programs made, by name: as `iptables -S` lists them. */
  readonly chains: readonly Chain[];
}

/** `aws-cni` is a table of nftables beside those of iptables, which `nft list table ip aws-cni` shows. */
export type TableKind = 'raw' | 'mangle' | 'nat' | 'filter' | 'aws-cni';

export interface Chain {
  readonly name: string;
  /** What happens to a packet that no rule of a built-in chain has decided about. */
  readonly policy?: 'ACCEPT' | 'DROP';
  /** Of the policy. */
  readonly counters: Counters;
  readonly rules: readonly CountedRule[];
}

/** How many packets, and how many bytes of them, have passed; at a rule, those that matched it. */
export interface Counters {
  readonly packets: number;
  readonly bytes: number;
}

export interface CountedRule {
  readonly rule: NetfilterRule;
  readonly counters: Counters;
}

/** All conditions must hold. `matches` are in the order in which they were given. */
export interface NetfilterRule {
  readonly source?: Condition;
  readonly destination?: Condition;
  /** Interface names; a final `+` stands for any rest. */
  readonly inInterface?: Condition;
  readonly outInterface?: Condition;
  readonly protocol?: Condition;
  readonly matches: readonly Match[];
  /** A rule without one only counts. */
  readonly target?: Target;
}

/** Blocks are written with their length, an address with `/32`. */
export interface Condition {
  readonly value: string;
  readonly not?: boolean;
}

export type Match =
  | { readonly kind: 'comment'; readonly text: string }
  | AddressTypeMatch
  | { readonly kind: 'mark'; readonly value: number; readonly mask: number; readonly not?: boolean }
  | { readonly kind: 'connmark'; readonly value: number; readonly mask: number; readonly not?: boolean }
  /** Without a port the module is only loaded, as kube-proxy's DNAT rules do. */
  | { readonly kind: 'port'; readonly protocol: 'tcp' | 'udp'; readonly destinationPort?: number }
  | { readonly kind: 'statistic'; readonly probability: number }
  | StateMatch
  /** Counts into an accounting object. */
  | { readonly kind: 'nfacct'; readonly name: string };

export interface AddressTypeMatch {
  readonly kind: 'addrtype';
  readonly side: 'src' | 'dst';
  readonly type: 'LOCAL';
  readonly not?: boolean;
  /** Local to the interface the packet came in by. */
  readonly limitIn?: boolean;
}

/** `-m conntrack --ctstate …`, or its older form `-m state --state …`. */
export interface StateMatch {
  readonly kind: 'conntrack' | 'state';
  readonly states: readonly ConnectionState[];
  readonly not?: boolean;
}

export type ConnectionState = 'NEW' | 'ESTABLISHED' | 'RELATED' | 'INVALID' | 'DNAT';

export type Target =
  | { readonly kind: 'jump'; readonly chain: string }
  | { readonly kind: 'ACCEPT' | 'DROP' | 'RETURN' }
  | { readonly kind: 'REJECT'; readonly with: 'icmp-port-unreachable' }
  | { readonly kind: 'SNAT'; readonly to: string; readonly random?: SnatRandom }
  | { readonly kind: 'MASQUERADE'; readonly random?: SnatRandom }
  /** An address, or `address:port`. */
  | { readonly kind: 'DNAT'; readonly to: string }
  /** `--set-xmark`: clears the mask's bits, then flips those of the value. */
  | { readonly kind: 'MARK'; readonly value: number; readonly mask: number }
  | { readonly kind: 'CONNMARK'; readonly operation: 'set'; readonly value: number; readonly mask: number }
  /** From the connection's mark to the packet's. */
  | { readonly kind: 'CONNMARK'; readonly operation: 'restore'; readonly mask: number };

export type SnatRandom = 'random' | 'random-fully';
