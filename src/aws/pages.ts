import type { EC2Client, Filter } from '@aws-sdk/client-ec2';
import { awsCall } from './awsCall.ts';
import { textAt, type Element } from './ec2Xml.ts';
import { rawAnswer, type LargeList } from './rawAnswer.ts';

/** Items of a page. EC2 gives up to a thousand, but to read that much XML at once holds up everything else. */
const pageSize = 200;

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

/** The request for one page of a list. */
export type PageCommand = (page: { readonly MaxResults: number; readonly NextToken?: string }) => LargeList;

/** The pages of one of EC2's large lists, as they come. `subject` names the call in an error. */
export async function* describeAll(
  subject: string,
  ec2: EC2Client,
  command: PageCommand,
  signal: AbortSignal,
): AsyncGenerator<Element, undefined> {
  let token: string | undefined;
  do {
    const page = { MaxResults: pageSize, ...(token === undefined ? {} : { NextToken: token }) };
    const answer = await awsCall(subject, signal, () => rawAnswer(ec2, command(page), signal));
    yield answer;
    token = textAt(answer, 'nextToken');
  } while (token !== undefined);
}
