import { JsonPath } from '../jsonpath/jsonPath.ts';
import { goValue } from '../output/goFormat.ts';
import { relaxedPath } from '../output/relaxedPath.ts';
import type { TableRow } from '../output/serverTable.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { parseQuantity } from '../../../base/quantity.ts';

/** Rows in the order of a field of their objects. */
export function sortedRows(rows: readonly TableRow[], sortBy: string): readonly TableRow[] {
  return sortedBy(rows, sortBy, ({ object }) => object ?? {});
}

/** Objects in the order of one of their fields. */
export function sortedObjects(objects: readonly KubernetesObject[], sortBy: string): readonly KubernetesObject[] {
  return sortedBy(objects, sortBy, (object) => object);
}

/** What lacks the field comes first. If nothing has it there is nothing to show, as kubectl has it. */
function sortedBy<Item>(
  items: readonly Item[],
  sortBy: string,
  objectOf: (item: Item) => KubernetesObject,
): readonly Item[] {
  const path = new JsonPath(relaxedPath(sortBy));
  const keyed = items.map((item) => ({ item, key: path.values(objectOf(item))[0] ?? undefined }));
  if (keyed.every(({ key }) => key === undefined)) return [];
  return keyed.toSorted((a, b) => order(a.key, b.key)).map(({ item }) => item);
}

function order(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [one, other] = [goValue(a), goValue(b)];
  const difference = parseQuantity(one) - parseQuantity(other);
  if (!Number.isNaN(difference)) return difference;
  return one < other ? -1 : one > other ? 1 : 0;
}
