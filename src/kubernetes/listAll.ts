import type { ClusterApi } from './clusterApi.ts';

/** Objects in one page of a list. */
const pageSize = 500;

/** A page of a list as the server writes it. */
interface ListPage<Item> {
  readonly items?: readonly Item[];
  readonly metadata?: { readonly continue?: string };
}

/** Every object of a list, page by page. `kind` is what errors call it. */
export async function listAll<Item>(
  api: ClusterApi,
  kind: string,
  path: string,
  signal: AbortSignal,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  let next = '';
  do {
    const query = { limit: String(pageSize), ...(next === '' ? {} : { continue: next }) };
    const text = await api.call(kind, signal, () => api.transport.read(path, query, signal));
    const { items = [], metadata } = JSON.parse(text) as ListPage<Item>;
    for (const item of items) found.push(item);
    next = metadata?.continue ?? '';
  } while (next !== '');
  return found;
}
