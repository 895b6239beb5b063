import { awsCall } from './awsCall.ts';

/** Every item of a paginated call, in the service's order. `subject` names the call in an error; `signal` is the one the pages are read with. */
export async function allPages<Page, Item>(
  subject: string,
  signal: AbortSignal,
  pages: AsyncIterable<Page>,
  items: (page: Page) => readonly Item[] | undefined,
): Promise<readonly Item[]> {
  return awsCall(subject, signal, async () => {
    const all: Item[] = [];
    for await (const page of pages) for (const item of items(page) ?? []) all.push(item);
    return all;
  });
}
