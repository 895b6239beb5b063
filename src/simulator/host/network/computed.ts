/** A value that is computed anew when something it was made from is another. */
export class Computed<T> {
  #from: readonly unknown[] | undefined;
  #value: T | undefined;

  of(from: readonly unknown[], compute: () => T): T {
    const known = this.#from;
    if (known !== undefined && from.length === known.length && from.every((each, index) => each === known[index]))
      return this.#value as T;
    // Before it is noted down: what fails is tried again.
    const value = compute();
    this.#from = from;
    this.#value = value;
    return value;
  }
}
