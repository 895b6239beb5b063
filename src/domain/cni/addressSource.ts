/** A subnet while addresses are taken from it. */
export class AddressSource {
  #taken = 0;
  readonly #size: number;

  /** `size`: addresses that are free at first; Infinity where nobody knows. */
  constructor(size: number) {
    this.#size = size;
  }

  get taken(): number {
    return this.#taken;
  }

  get left(): number {
    return this.#size - this.#taken;
  }

  /** Takes that many, or none when there are fewer. */
  take(count: number): boolean {
    if (count > this.left) return false;
    this.#taken += count;
    return true;
  }
}
