import type { KubeObject } from './objects/meta.ts';

/** Neighbours in the order of their keys. */
interface Block {
  readonly keys: string[];
  readonly objects: KubeObject[];
}

/** A block that has grown beyond this many objects becomes two. */
const blockSize = 256;

/**
 * The objects of one kind, in the order of etcd's keys: by namespace and name. They are kept in blocks, so that one that
 * comes or goes moves only its neighbours.
 */
export class ObjectTable {
  /** No block is empty, unless there is nothing at all. */
  readonly #blocks: Block[] = [{ keys: [], objects: [] }];
  readonly #byKey = new Map<string, KubeObject>();
  #all: readonly KubeObject[] | undefined;

  get(key: string): KubeObject | undefined {
    return this.#byKey.get(key);
  }

  /** Adds an object or puts it in the place of the one of its key. */
  set(key: string, object: KubeObject): void {
    const [block, index, at] = this.#placeOf(key);
    if (this.#byKey.has(key)) block.objects[index] = object;
    else {
      block.keys.splice(index, 0, key);
      block.objects.splice(index, 0, object);
      if (block.keys.length > blockSize) this.#blocks.splice(at + 1, 0, upperHalfOf(block));
    }
    this.#byKey.set(key, object);
    this.#all = undefined;
  }

  delete(key: string): void {
    if (!this.#byKey.delete(key)) return;
    const [block, index, at] = this.#placeOf(key);
    block.keys.splice(index, 1);
    block.objects.splice(index, 1);
    if (block.keys.length === 0 && this.#blocks.length > 1) this.#blocks.splice(at, 1);
    this.#all = undefined;
  }

  /** All objects, or those of a namespace. */
  list(namespace: string | undefined): readonly KubeObject[] {
    if (namespace === undefined) return (this.#all ??= joined(this.#blocks.map(({ objects }) => objects)));
    const [, from, first] = this.#placeOf(`${namespace}/`);
    // The character after the slash ends what begins with `<namespace>/`.
    const [, to, last] = this.#placeOf(`${namespace}0`);
    return joined(
      this.#blocks
        .slice(first, last + 1)
        .map(({ objects }, at) => objects.slice(at === 0 ? from : 0, at === last - first ? to : undefined)),
    );
  }

  /** Where the object of a key is or belongs: its block, the place in that, and the place of the block. */
  #placeOf(key: string): readonly [block: Block, index: number, at: number] {
    // The last block that does not begin behind the key; what is before all of them belongs to the first.
    const at = Math.max(0, lowerBound(this.#blocks.length, (index) => (this.#blocks[index]?.keys[0] ?? '') <= key) - 1);
    const block = this.#blocks[at] as Block;
    return [block, lowerBound(block.keys.length, (index) => (block.keys[index] ?? '') < key), at];
  }
}

function upperHalfOf({ keys, objects }: Block): Block {
  const middle = keys.length >>> 1;
  return { keys: keys.splice(middle), objects: objects.splice(middle) };
}

function joined(parts: readonly (readonly KubeObject[])[]): readonly KubeObject[] {
  return ([] as readonly KubeObject[]).concat(...parts);
}

/** How many of the first `length` places are before what is looked for. */
function lowerBound(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
