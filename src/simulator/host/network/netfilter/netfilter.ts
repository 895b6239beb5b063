/** Tables, chains and rules of one network namespace, as `iptables` shows and changes them. */
export interface NetfilterTable {
  readonly name: TableKind;
  /** The built-in chains first, then those that programs made, as `iptables -S` lists them. */
  readonly chains: readonly Chain[];
}

export type TableKind = 'raw' | 'mangle' | 'nat' | 'filter';

export interface Chain {
  readonly name: string;
  /** Built-in chains have one. */
  readonly policy?: 'ACCEPT' | 'DROP';
  /** Of the policy: what no rule of the chain has decided. */
  readonly counters: Counters;
  readonly rules: readonly CountedRule[];
}

export interface Counters {
  readonly packets: number;
  readonly bytes: number;
}

export interface CountedRule extends NetfilterRule {
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

export interface Condition {
  readonly value: string;
  readonly not?: boolean;
}

export type Match =
  | { readonly kind: 'comment'; readonly text: string }
  | {
      readonly kind: 'addrtype';
      readonly side: 'src' | 'dst';
      readonly type: 'LOCAL';
      readonly not?: boolean;
      readonly limitIn?: boolean;
    }
  | { readonly kind: 'mark'; readonly value: number; readonly mask?: number; readonly not?: boolean }
  | { readonly kind: 'port'; readonly protocol: 'tcp' | 'udp'; readonly destinationPort: number }
  | { readonly kind: 'statistic'; readonly probability: number }
  | { readonly kind: 'conntrack'; readonly states: readonly ConnectionState[] };

export type ConnectionState = 'NEW' | 'ESTABLISHED' | 'RELATED' | 'INVALID';

export type Target =
  | { readonly kind: 'jump'; readonly chain: string }
  | { readonly kind: 'ACCEPT' | 'DROP' | 'RETURN' }
  | { readonly kind: 'REJECT'; readonly with: 'icmp-port-unreachable' }
  | { readonly kind: 'SNAT'; readonly to: string; readonly random?: 'random' | 'random-fully' }
  | { readonly kind: 'MASQUERADE'; readonly random?: 'random-fully' }
  | { readonly kind: 'DNAT'; readonly to: string }
  | { readonly kind: 'MARK'; readonly value: number; readonly mask: number; readonly operation: 'or' | 'xor' }
  | { readonly kind: 'CONNMARK'; readonly operation: 'set'; readonly value: number; readonly mask: number }
  | { readonly kind: 'CONNMARK'; readonly operation: 'restore'; readonly mask: number };
