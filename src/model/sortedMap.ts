/** A chunk that has grown longer than this is cut in pieces of half its length. */
const longest = 512;

/** A run of neighbouring keys, in order, with the value of each. */
interface Chunk<V> {
  readonly keys: readonly string[];
  readonly values: readonly V[];
}

/**
 * A map that never changes, in the order of its keys (by code units). A changed copy (`with`) shares all but the chunks
 * around its changes, so that one change among a hundred thousand entries costs little.
 */
export class SortedMap<V> implements ReadonlyMap<string, V> {
  readonly size: number;
  readonly #chunks: readonly Chunk<V>[];

  private constructor(chunks: readonly Chunk<V>[]) {
    this.#chunks = chunks;
    this.size = chunks.reduce((sum, { keys }) => sum + keys.length, 0);
  }

  static empty<V>(): SortedMap<V> {
    return new SortedMap<V>([]);
  }

  /** A copy with other values for these keys; undefined takes one out. Itself if there are none. */
  with(keys: ReadonlySet<string>, valueOf: (key: string) => V | undefined): SortedMap<V> {
    if (keys.size === 0) return this;
    if (this.#chunks.length === 0) return new SortedMap(merged(undefined, [...keys], valueOf));
    const byChunk = new Map<number, string[]>();
    for (const key of keys) {
      const index = Math.max(0, this.#chunkOf(key));
      const own = byChunk.get(index);
      if (own === undefined) byChunk.set(index, [key]);
      else own.push(key);
    }
    const next = this.#chunks.flatMap((chunk, index) => {
      const own = byChunk.get(index);
      return own === undefined ? chunk : merged(chunk, own, valueOf);
    });
    return new SortedMap(next);
  }

  get(key: string): V | undefined {
    const chunk = this.#chunks[this.#chunkOf(key)];
    if (chunk === undefined) return undefined;
    const index = lastUpTo(chunk.keys.length, (at) => (chunk.keys[at] ?? '') <= key);
    return chunk.keys[index] === key ? chunk.values[index] : undefined;
  }

  has(key: string): boolean {
    const chunk = this.#chunks[this.#chunkOf(key)];
    return (
      chunk !== undefined && chunk.keys[lastUpTo(chunk.keys.length, (at) => (chunk.keys[at] ?? '') <= key)] === key
    );
  }

  forEach(run: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) run(value, key, this);
  }

  *entries(): Generator<[string, V], undefined> {
    for (const { keys, values } of this.#chunks)
      for (let index = 0; index < keys.length; index += 1) yield [keys[index] ?? '', values[index] as V];
  }

  *keys(): Generator<string, undefined> {
    for (const { keys } of this.#chunks) yield* keys;
  }

  *values(): Generator<V, undefined> {
    for (const { values } of this.#chunks) yield* values;
  }

  [Symbol.iterator](): Generator<[string, V], undefined> {
    return this.entries();
  }

  /** The chunk that has or would have the key; -1 if it comes before all of them. */
  #chunkOf(key: string): number {
    return lastUpTo(this.#chunks.length, (at) => (this.#chunks[at]?.keys[0] ?? '') <= key);
  }
}

/** The last index for which `isUpTo` holds, -1 for none: it holds for a run of indexes from the first on. */
function lastUpTo(length: number, isUpTo: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isUpTo(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The entries of a chunk with other values for these keys, in chunks of a good length; none if nothing is left. */
function merged<V>(
  chunk: Chunk<V> | undefined,
  others: readonly string[],
  valueOf: (key: string) => V | undefined,
): readonly Chunk<V>[] {
  const keys: string[] = [];
  const values: V[] = [];
  const add = (key: string, value: V | undefined) => {
    if (value === undefined) return;
    keys.push(key);
    values.push(value);
  };
  const changed = others.toSorted((a, b) => (a < b ? -1 : 1));
  let next = 0;
  for (const [index, key] of (chunk?.keys ?? []).entries()) {
    for (let at = changed[next]; at !== undefined && at < key; at = changed[(next += 1)]) add(at, valueOf(at));
    if (changed[next] === key) {
      add(key, valueOf(key));
      next += 1;
    } else add(key, chunk?.values[index]);
  }
  for (let at = changed[next]; at !== undefined; at = changed[(next += 1)]) add(at, valueOf(at));
  return cut(keys, values);
}

function cut<V>(keys: readonly string[], values: readonly V[]): readonly Chunk<V>[] {
  if (keys.length === 0) return [];
  if (keys.length <= longest) return [{ keys, values }];
  const chunks: Chunk<V>[] = [];
  const length = longest / 2;
  for (let at = 0; at < keys.length; at += length)
    chunks.push({ keys: keys.slice(at, at + length), values: values.slice(at, at + length) });
  return chunks;
}
