import type { KubeObject } from './objects/meta.ts';

/** The objects of one kind, in the order of etcd's keys: by namespace and name. */
export class ObjectTable {
  readonly #keys: string[] = [];
  readonly #objects: KubeObject[] = [];
  readonly #byKey = new Map<string, KubeObject>();
  #all: readonly KubeObject[] | undefined;

  get(key: string): KubeObject | undefined {
    return this.#byKey.get(key);
  }

  /** Adds an object or puts it in the place of the one of its key. */
  set(key: string, object: KubeObject): void {
    const at = this.#lowerBound(key);
    if (this.#byKey.has(key)) this.#objects[at] = object;
    else {
      this.#keys.splice(at, 0, key);
      this.#objects.splice(at, 0, object);
    }
    this.#byKey.set(key, object);
    this.#all = undefined;
  }

  delete(key: string): void {
    if (!this.#byKey.delete(key)) return;
    const at = this.#lowerBound(key);
    this.#keys.splice(at, 1);
    this.#objects.splice(at, 1);
    this.#all = undefined;
  }

  /** All objects, or those of a namespace. */
  list(namespace: string | undefined): readonly KubeObject[] {
    if (namespace === undefined) return (this.#all ??= this.#objects.slice());
    // The character after the slash ends what begins with `<namespace>/`.
    return this.#objects.slice(this.#lowerBound(`${namespace}/`), this.#lowerBound(`${namespace}0`));
  }

  #lowerBound(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
