import { pick, type Random } from '../world/random.ts';
import type { PooledCidr, PooledInterface } from './pooledInterface.ts';

export interface Allocation {
  readonly sandbox: string;
  readonly namespace: string;
  readonly name: string;
}

/** A slot whose addresses nobody has. */
export interface FreeCidr extends PooledCidr {
  readonly interfaceId: string;
}

/**
 * The addresses of one node and who has them: the daemon's datastore. An address is assigned to a sandbox, cooling down
 * after one, or free; the interfaces' own first addresses never take part. Only slots of the kind that the daemon works
 * with, secondary addresses or prefixes, are counted and given out: the others are left from before it was changed.
 */
export class AddressPool {
  readonly #assigned = new Map<string, Allocation>();
  /** Until when, in lab time, an address that was freed cools down. */
  readonly #freed = new Map<string, number>();
  #interfaces: readonly PooledInterface[] = [];
  #version = 0;
  usesPrefixes = false;

  /** What there is now. Assignments of addresses that are gone stay until `dropLost`: their pods still have them. */
  set interfaces(interfaces: readonly PooledInterface[]) {
    this.#interfaces = interfaces;
    this.#version += 1;
  }

  get interfaces(): readonly PooledInterface[] {
    return this.#interfaces;
  }

  /** Grows with each change of the interfaces and of who has what. */
  get version(): number {
    return this.#version;
  }

  /** Who has what, by address. */
  get allocations(): ReadonlyMap<string, Allocation> {
    return this.#assigned;
  }

  get total(): number {
    return this.#cidrs().reduce((sum, { addresses }) => sum + addresses.length, 0);
  }

  get assigned(): number {
    return this.#cidrs().reduce((sum, each) => sum + this.#assignedOf(each), 0);
  }

  /** Everything that is not assigned; a cooling address counts although it cannot be given out yet. */
  get available(): number {
    return this.total - this.assigned;
  }

  get prefixes(): number {
    return this.#allCidrs().filter(({ isPrefix }) => isPrefix).length;
  }

  /** Prefixes of which no address is assigned. */
  get freePrefixes(): number {
    return this.#allCidrs().filter((each) => each.isPrefix && this.#assignedOf(each) === 0).length;
  }

  cooling(time: number): number {
    return this.#cidrs()
      .flatMap(({ addresses }) => addresses)
      .filter((address) => !this.#assigned.has(address) && !this.#isFree(address, time)).length;
  }

  /** Slots of either kind of which no address is assigned or cooling at `time`. */
  freeCidrs(time: number): readonly FreeCidr[] {
    return this.#interfaces.flatMap((each) =>
      each.cidrs
        .filter(({ addresses }) => addresses.every((address) => this.#isFree(address, time)))
        .map((cidr) => ({ ...cidr, interfaceId: each.id })),
    );
  }

  /**
   * Gives a free address to a sandbox: the wanted one, or else of an interface and a slot drawn at random. Undefined if
   * none is free at `time`.
   */
  assign(allocation: Allocation, time: number, random: Random, wanted?: string): string | undefined {
    if (
      wanted !== undefined &&
      this.#isFree(wanted, time) &&
      this.#allCidrs().some((each) => each.addresses.includes(wanted))
    ) {
      this.#freed.delete(wanted);
      this.#assigned.set(wanted, allocation);
      this.#version += 1;
      return wanted;
    }
    const choices = this.#interfaces
      .map(({ cidrs }) => cidrs.filter((each) => this.#isOfKind(each) && this.#hasFree(each, time)))
      .filter((cidrs) => cidrs.length > 0);
    if (choices.length === 0) return undefined;
    const address = this.#take(pick(random, pick(random, choices)), time, random);
    this.#assigned.set(address, allocation);
    this.#version += 1;
    return address;
  }

  /** Takes back what the sandbox had; the address cools down until `until`. Undefined if it had none. */
  release(sandbox: string, until: number): string | undefined {
    for (const [address, allocation] of this.#assigned) {
      if (allocation.sandbox !== sandbox) continue;
      this.#assigned.delete(address);
      this.#version += 1;
      this.#freed.set(address, until);
      return address;
    }
    return undefined;
  }

  /** Takes slots out before EC2 is asked to, so that no sandbox gets one of their addresses meanwhile. */
  withdraw(interfaceId: string, cidrs: readonly string[]): void {
    this.#interfaces = this.#interfaces.map((each) =>
      each.id === interfaceId ? { ...each, cidrs: each.cidrs.filter(({ cidr }) => !cidrs.includes(cidr)) } : each,
    );
  }

  /** Forgets the assignments of addresses that no interface has any more. */
  dropLost(): void {
    this.#version += 1;
    const present = new Set(this.#allCidrs().flatMap(({ addresses }) => addresses));
    for (const address of this.#assigned.keys()) if (!present.has(address)) this.#assigned.delete(address);
    for (const address of this.#freed.keys()) if (!present.has(address)) this.#freed.delete(address);
  }

  hasFree(time: number): boolean {
    return this.#cidrs().some((each) => this.#hasFree(each, time));
  }

  /** How many addresses of an interface are assigned. */
  assignedOn({ cidrs }: PooledInterface): number {
    return cidrs.reduce((sum, each) => sum + this.#assignedOf(each), 0);
  }

  /** When the last address of an interface has cooled down; 0 if none is cooling. */
  coolUntil({ cidrs }: PooledInterface): number {
    let last = 0;
    for (const { addresses } of cidrs)
      for (const address of addresses) last = Math.max(last, this.#freed.get(address) ?? 0);
    return last;
  }

  /** The next moment after `time` at which some address has cooled down. */
  nextCooled(time: number): number | undefined {
    let next = Infinity;
    for (const until of this.#freed.values()) if (until > time) next = Math.min(next, until);
    return next === Infinity ? undefined : next;
  }

  #allCidrs(): readonly PooledCidr[] {
    return this.#interfaces.flatMap(({ cidrs }) => cidrs);
  }

  #cidrs(): readonly PooledCidr[] {
    return this.#allCidrs().filter((each) => this.#isOfKind(each));
  }

  #isOfKind({ isPrefix }: PooledCidr): boolean {
    return isPrefix === this.usesPrefixes;
  }

  #assignedOf({ addresses }: PooledCidr): number {
    return addresses.filter((address) => this.#assigned.has(address)).length;
  }

  #hasFree({ addresses }: PooledCidr, time: number): boolean {
    return addresses.some((address) => this.#isFree(address, time));
  }

  #isFree(address: string, time: number): boolean {
    return !this.#assigned.has(address) && (this.#freed.get(address) ?? 0) <= time;
  }

  /** An address that has cooled down, if there is one, or else the lowest that nobody had yet. */
  #take({ addresses }: PooledCidr, time: number, random: Random): string {
    const free = addresses.filter((address) => this.#isFree(address, time));
    const used = free.filter((address) => this.#freed.has(address));
    for (const address of used) this.#freed.delete(address);
    return used.length > 0 ? pick(random, used) : (free[0] ?? '');
  }
}
