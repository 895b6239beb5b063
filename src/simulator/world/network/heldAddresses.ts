import { cidrSize, parseAddress, parseCidr } from '../../../domain/address/ipv4.ts';
import type { Event } from '../../../base/event.ts';
import type { NetworkInterface } from './records.ts';

/**
 * Which addresses of each subnet interfaces hold, as numbers. The interfaces are the record; this is kept in step with
 * them, because thousands of interfaces cannot be gone through for each address that is given out.
 */
export class HeldAddresses {
  readonly #interfaces: ReadonlyMap<string, NetworkInterface>;
  readonly #bySubnet = new Map<string, Set<number>>();
  readonly #byInterface = new Map<string, { readonly subnetId: string; readonly held: readonly number[] }>();

  /** `changed` tells the ids of interfaces that are new, gone, or hold something else. */
  constructor(interfaces: ReadonlyMap<string, NetworkInterface>, changed: Event<string>) {
    this.#interfaces = interfaces;
    changed((id) => this.update(id));
  }

  of(subnetId: string): ReadonlySet<number> {
    // A world that is filled from a file tells of nothing.
    if (this.#byInterface.size !== this.#interfaces.size) for (const id of this.#interfaces.keys()) this.update(id);
    return this.#setOf(subnetId);
  }

  /** Looks at one interface again. */
  update(id: string): void {
    const before = this.#byInterface.get(id);
    if (before !== undefined) for (const address of before.held) this.#setOf(before.subnetId).delete(address);
    const eni = this.#interfaces.get(id);
    if (eni === undefined) {
      this.#byInterface.delete(id);
      return;
    }
    const { subnetId } = eni;
    const held = numbersOf(eni);
    for (const address of held) this.#setOf(subnetId).add(address);
    this.#byInterface.set(id, { subnetId, held });
  }

  #setOf(subnetId: string): Set<number> {
    let set = this.#bySubnet.get(subnetId);
    if (set === undefined) this.#bySubnet.set(subnetId, (set = new Set<number>()));
    return set;
  }
}

function numbersOf({ addresses, prefixes }: NetworkInterface): readonly number[] {
  const inPrefixes = prefixes.flatMap((prefix) => {
    const block = parseCidr(prefix);
    return Array.from({ length: cidrSize(block) }, (_, offset) => block.base + offset);
  });
  return [...addresses.map(parseAddress), ...inPrefixes];
}
