import type { Filter } from '@aws-sdk/client-ec2';
import { awsCall } from './awsCall.ts';

/** Items of a page. EC2 gives up to a thousand, but to read that much XML at once holds up everything else. */
export const pageSize = 200;

/** EC2 takes up to so many values of one filter. */
const filterValues = 200;

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

/** Filters that together let these values through: one for each request. */
export function inFilters(name: string, values: readonly string[]): readonly Filter[] {
  const filters: Filter[] = [];
  for (let at = 0; at < values.length; at += filterValues)
    filters.push({ Name: name, Values: values.slice(at, at + filterValues) });
  return filters;
}
