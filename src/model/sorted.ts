/** A sorted list without the items that are out, and with others, in their places; the list itself if nothing is. */
export function replaced<T>(
  items: readonly T[],
  isOut: (item: T) => boolean,
  added: readonly T[],
  compare: (a: T, b: T) => number,
): readonly T[] {
  const next: T[] = [];
  const sorted = added.toSorted(compare);
  let at = 0;
  for (const item of items) {
    if (isOut(item)) continue;
    for (let first = sorted[at]; first !== undefined && compare(first, item) < 0; first = sorted[(at += 1)])
      next.push(first);
    next.push(item);
  }
  for (; at < sorted.length; at += 1) next.push(sorted[at] as T);
  const isSame = next.length === items.length && next.every((item, index) => item === items[index]);
  return isSame ? items : next;
}

/** Text by its code units. */
export function byText<T>(textOf: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const first = textOf(a);
    const second = textOf(b);
    return first < second ? -1 : Number(first > second);
  };
}
