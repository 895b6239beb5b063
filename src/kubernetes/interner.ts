/** So many different values are remembered; those of more are not worth their memory. */
const most = 5000;

/**
 * One object for all that are equal: thousands of pods of a ReplicaSet have the same labels, tolerations and requests, but
 * the server writes them out for each.
 */
export class Interner {
  readonly #texts = new Map<string, string>();
  readonly #values = new Map<string, unknown>();
  readonly #made = new WeakMap<object, unknown>();

  /** A text that many objects have. */
  text<T extends string | undefined>(value: T): T {
    if (value === undefined) return value;
    const known = this.#texts.get(value);
    if (known !== undefined) return known as T;
    if (this.#texts.size >= most) this.#texts.clear();
    this.#texts.set(value, value);
    return value;
  }

  /** A value of plain data that many objects have. */
  value<T>(value: T): T {
    const text = JSON.stringify(value);
    const known = this.#values.get(text);
    if (known !== undefined) return known as T;
    if (this.#values.size >= most) this.#values.clear();
    this.#values.set(text, value);
    return value;
  }

  /** A value made of a part of an object, once for all objects that share that part. Each part is made one thing of. */
  of<Part extends object, T>(part: Part, make: (part: Part) => T): T {
    let made = this.#made.get(part) as T | undefined;
    if (made === undefined) this.#made.set(part, (made = this.value(make(part))));
    return made;
  }
}
