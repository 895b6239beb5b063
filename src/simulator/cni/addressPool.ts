import { cidrSize, formatAddress, parseCidr } from '../../domain/address/ipv4.ts';
import type { NetworkInterface } from '../world/state.ts';
import { pick, type Random } from '../world/random.ts';

/** One interface of the node as the pool sees it. */
export interface PooledInterface {
  readonly id: string;
  readonly isPrimary: boolean;
  /** Lab time at which ipamd took it into the pool. */
  readonly since: number;
  /** Secondary addresses and /28 prefixes: one slot each. */
  readonly cidrs: readonly PooledCidr[];
}

export interface PooledCidr {
  /** An address, or a prefix in CIDR form, as EC2 names it. */
  readonly cidr: string;
  readonly isPrefix: boolean;
  readonly addresses: readonly string[];
}

export interface Allocation {
  readonly sandbox: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * The addresses of one node and who has them: ipamd's datastore. An address is assigned to a sandbox, cooling down after
 * one, or free; the interfaces' own first addresses never take part.
 */
export class AddressPool {
  readonly #assigned = new Map<string, Allocation>();
  /** Until when, in lab time, an address cools down. */
  readonly #cooling = new Map<string, number>();
  #interfaces: readonly PooledInterface[] = [];

  /** What there is now. Assignments of addresses that are gone are kept: their pods still have them. */
  set interfaces(interfaces: readonly PooledInterface[]) {
    this.#interfaces = interfaces;
  }

  get interfaces(): readonly PooledInterface[] {
    return this.#interfaces;
  }

  get allocations(): ReadonlyMap<string, Allocation> {
    return this.#assigned;
  }

  get total(): number {
    return this.#addresses().length;
  }

  /** Everything that is not assigned; a cooling address counts although it cannot be given out yet. */
  get available(): number {
    return this.#addresses().filter((address) => !this.#assigned.has(address)).length;
  }

  /** Slots of which no address is assigned or cooling at `time`. */
  freeCidrs(
    time: number,
  ): readonly { readonly interfaceId: string; readonly cidr: string; readonly isPrefix: boolean }[] {
    return this.#interfaces.flatMap((each) =>
      each.cidrs
        .filter(({ addresses }) => addresses.every((address) => this.#isFree(address, time)))
        .map(({ cidr, isPrefix }) => ({ interfaceId: each.id, cidr, isPrefix })),
    );
  }

  /** Gives a free address to a sandbox: of a slot drawn at random, the lowest. Undefined if none is free at `time`. */
  assign(allocation: Allocation, time: number, random: Random): string | undefined {
    const choices = this.#interfaces
      .flatMap((each) => each.cidrs)
      .flatMap(({ addresses }) => addresses.find((address) => this.#isFree(address, time)) ?? []);
    if (choices.length === 0) return undefined;
    const address = pick(random, choices);
    this.#cooling.delete(address);
    this.#assigned.set(address, allocation);
    return address;
  }

  /** Takes back what the sandbox had; the address cools down until `until`. False if it had none. */
  release(sandbox: string, until: number): boolean {
    for (const [address, allocation] of this.#assigned) {
      if (allocation.sandbox !== sandbox) continue;
      this.#assigned.delete(address);
      this.#cooling.set(address, until);
      return true;
    }
    return false;
  }

  hasFree(time: number): boolean {
    return this.#addresses().some((address) => this.#isFree(address, time));
  }

  isAssigned(address: string): boolean {
    return this.#assigned.has(address);
  }

  /** When the last of these addresses has cooled down; 0 if none is cooling. */
  coolUntil(addresses: readonly string[]): number {
    return Math.max(0, ...addresses.map((address) => this.#cooling.get(address) ?? 0));
  }

  /** The next moment after `time` at which some address has cooled down. */
  nextCooled(time: number): number | undefined {
    const later = [...this.#cooling.values()].filter((until) => until > time);
    return later.length === 0 ? undefined : Math.min(...later);
  }

  #addresses(): readonly string[] {
    return this.#interfaces.flatMap((each) => each.cidrs.flatMap(({ addresses }) => addresses));
  }

  #isFree(address: string, time: number): boolean {
    return !this.#assigned.has(address) && (this.#cooling.get(address) ?? 0) <= time;
  }
}

/** The slots of an interface in use: its secondary addresses and its prefixes. */
export function cidrsOf(networkInterface: NetworkInterface): readonly PooledCidr[] {
  const secondary = networkInterface.addresses
    .slice(1)
    .map((address): PooledCidr => ({ cidr: address, isPrefix: false, addresses: [address] }));
  const prefixes = networkInterface.prefixes.map((cidr): PooledCidr => {
    const block = parseCidr(cidr);
    const addresses = Array.from({ length: cidrSize(block) }, (_, index) => formatAddress(block.base + index));
    return { cidr, isPrefix: true, addresses };
  });
  return [...secondary, ...prefixes];
}
