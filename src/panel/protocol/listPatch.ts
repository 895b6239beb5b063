/** What turns one list of keyed items into another: cheap to send when most items are the same objects. */
export interface ListPatch<Item> {
  /** Keys of items that are no longer in the list. */
  readonly gone: readonly string[];
  /** Items that are new, differ or have moved, each with its place in the new list; by place. */
  readonly put: readonly (readonly [place: number, item: Item])[];
}

/**
 * The patch from `before` to `after`; undefined when the same objects are in the same order. The keys within a list must
 * differ.
 */
export function listPatch<Item>(
  before: readonly Item[],
  after: readonly Item[],
  key: (item: Item) => string,
): ListPatch<Item> | undefined {
  const places = new Map(before.map((item, place) => [key(item), place]));
  const put: (readonly [number, Item])[] = [];
  let last = -1;
  for (const [place, item] of after.entries()) {
    const name = key(item);
    const old = places.get(name);
    places.delete(name);
    // What stays must stay in order: an item that went back before one that stays is put anew.
    if (old !== undefined && old > last && before[old] === item) last = old;
    else put.push([place, item]);
  }
  const gone = [...places.keys()];
  return gone.length === 0 && put.length === 0 ? undefined : { gone, put };
}

/** The list after the patch. */
export function patchList<Item>(
  before: readonly Item[],
  { gone, put }: ListPatch<Item>,
  key: (item: Item) => string,
): readonly Item[] {
  const without = new Set([...gone, ...put.map(([, item]) => key(item))]);
  const rest = before.filter((item) => !without.has(key(item)));
  const after: Item[] = [];
  let taken = 0;
  for (const [place, item] of put) {
    while (after.length < place && taken < rest.length) {
      after.push(rest[taken] as Item);
      taken += 1;
    }
    after.push(item);
  }
  return [...after, ...rest.slice(taken)];
}
