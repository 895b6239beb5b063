import { awsCall } from './awsErrors.ts';

/** Every item of a paginated call, in the service's order. `subject` names the call in an error. */
export async function allPages<Page, Item>(
  subject: string,
  pages: AsyncIterable<Page>,
  items: (page: Page) => readonly Item[] | undefined,
): Promise<readonly Item[]> {
  return awsCall(subject, async () => {
    const all: Item[] = [];
    for await (const page of pages) for (const item of items(page) ?? []) all.push(item);
    return all;
  });
}
