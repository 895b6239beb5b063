import { cidrSize, formatAddress, parseCidr } from '../../domain/address/ipv4.ts';
import type { NetworkInterface } from '../world/network/records.ts';

/** One interface of the node as the pool sees it. */
export interface PooledInterface {
  readonly id: string;
  readonly isPrimary: boolean;
  readonly subnetId: string;
  /** Lab time at which the daemon took it into the pool. */
  readonly since: number;
  /** Secondary addresses and /28 prefixes: one slot each. */
  readonly cidrs: readonly PooledCidr[];
}

export interface PooledCidr {
  /** An address, or a prefix in CIDR form, as EC2 names it. */
  readonly cidr: string;
  readonly isPrefix: boolean;
  /** Lowest first. */
  readonly addresses: readonly string[];
}

/** The slots of an interface in use: its secondary addresses and its prefixes. */
export function cidrsOf({ addresses, prefixes }: NetworkInterface): readonly PooledCidr[] {
  const secondary = addresses
    .slice(1)
    .map((address): PooledCidr => ({ cidr: address, isPrefix: false, addresses: [address] }));
  return [...secondary, ...prefixes.map(prefixOf)];
}

const expanded = new Map<string, PooledCidr>();

/** Prefixes come and go seldom but are looked at often, so each is spelt out once. */
function prefixOf(cidr: string): PooledCidr {
  const known = expanded.get(cidr);
  if (known !== undefined) return known;
  const block = parseCidr(cidr);
  const addresses = Array.from({ length: cidrSize(block) }, (_, index) => formatAddress(block.base + index));
  const prefix = { cidr, isPrefix: true, addresses };
  expanded.set(cidr, prefix);
  return prefix;
}
