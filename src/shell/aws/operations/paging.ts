import { search } from 'jmespath';
import type { Printable } from '../output/printable.ts';
import { isList, isObject } from '../output/pythonText.ts';
import type { Pages, Parameters } from '../service.ts';
import { CommandError } from '../usage.ts';

type Answer = { readonly [key: string]: Printable };

/** What the command line says about pages. */
export interface PagingOptions {
  readonly startingToken: string | undefined;
  readonly maxItems: number | undefined;
  readonly pageSize: number | undefined;
}

/** One page, reduced to what is collected of all pages. */
export interface Page {
  readonly answer: Answer;
  /** Where to go on, if the wanted number of items ended before the answers did. */
  readonly resume: string | undefined;
}

/** Asks for page after page and yields what the CLI shows of each. `send` takes an operation's parameters. */
export async function* pagesOf(
  pages: Pages,
  parameters: Parameters,
  { startingToken, maxItems, pageSize }: PagingOptions,
  send: (parameters: Parameters) => Promise<Answer>,
): AsyncGenerator<Page> {
  const start = startingToken === undefined ? undefined : readToken(startingToken, pages);
  const [primary = ''] = pages.results;
  let tokens: Readonly<Record<string, Printable>> = start?.tokens ?? {};
  let skip = start?.skip ?? 0;
  let total = 0;
  for (let first = true; ; first = false) {
    const limit = pageSize !== undefined && pages.limit !== undefined ? { [pages.limit]: pageSize } : {};
    const full = await send({ ...parameters, ...limit, ...withoutNull(tokens) });
    let answer = collected(pages, full, first);
    if (first && start !== undefined) answer = fromItem(answer, pages, skip);
    const items = at(answer, primary);
    const count = isList(items) ? items.length : 0;
    const excess = maxItems === undefined ? 0 : total + count - maxItems;
    if (excess > 0 && isList(items)) {
      const kept = count - excess;
      const truncated = withItems(answer, primary, items.slice(0, kept));
      const others = pages.results.slice(1);
      const rest = others.reduce((each, name) => withItems(each, name, isList(at(each, name)) ? [] : 0), truncated);
      const here = Object.fromEntries(pages.input.map((name) => [name, tokens[name] ?? null]));
      yield { answer: rest, resume: writeToken({ ...here, boto_truncate_amount: kept + skip }) };
      return;
    }
    total += count;
    skip = 0;
    const next = nextTokens(pages, full);
    const isEnough = maxItems !== undefined && total === maxItems;
    yield { answer, resume: next !== undefined && isEnough ? writeToken(next) : undefined };
    if (next === undefined || isEnough) return;
    if (JSON.stringify(next) === JSON.stringify(tokens))
      throw new CommandError(
        `Error during pagination: The same next token was received twice: ${JSON.stringify(next)}`,
      );
    tokens = next;
  }
}

/** All pages as one answer. */
export async function wholeAnswer(pages: Pages, found: AsyncIterable<Page>): Promise<Answer> {
  let whole: Answer = {};
  let resume: string | undefined;
  for await (const page of found) {
    for (const name of pages.results) {
      const value = at(page.answer, name);
      const before = at(whole, name);
      if (value !== null)
        whole = withItems(whole, name, isList(before) && isList(value) ? [...before, ...value] : value);
    }
    for (const name of pages.others ?? []) if (!(name in whole)) whole = { ...whole, [name]: at(page.answer, name) };
    ({ resume } = page);
  }
  return resume === undefined ? whole : { ...whole, NextToken: resume };
}

/** The collected members of a page; what only the first page counts for comes with that one. */
function collected(pages: Pages, full: Answer, first: boolean): Answer {
  let answer: Answer = {};
  if (first) for (const name of pages.others ?? []) answer = withItems(answer, name, at(full, name));
  for (const name of pages.results) answer = withItems(answer, name, at(full, name));
  return answer;
}

/** A first page that was begun before: its first items have been shown, as have the other members. */
function fromItem(answer: Answer, { results }: Pages, skip: number): Answer {
  const [primary = '', ...others] = results;
  const items = at(answer, primary);
  const left = isList(items) ? withItems(answer, primary, items.slice(skip)) : answer;
  return others.reduce((each, name) => withItems(each, name, isList(at(each, name)) ? [] : at(each, name)), left);
}

function nextTokens(pages: Pages, full: Answer): Readonly<Record<string, Printable>> | undefined {
  if (pages.more !== undefined && at(full, pages.more) !== true) return undefined;
  const found = pages.output.map((expression) => at(full, expression));
  if (found.every((token) => token === null || token === '')) return undefined;
  return Object.fromEntries(pages.input.map((name, index) => [name, found[index] ?? null]));
}

function at(answer: Answer, expression: string): Printable {
  return expression in answer ? (answer[expression] ?? null) : (search(answer, expression) as Printable);
}

/** The answer with another value at a path of names, `a.b`. */
function withItems(answer: Answer, path: string, value: Printable): Answer {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...answer, [name]: value };
  const inner = answer[name];
  return { ...answer, [name]: withItems(inner !== undefined && isObject(inner) ? inner : {}, rest.join('.'), value) };
}

function withoutNull(tokens: Readonly<Record<string, Printable>>): Readonly<Record<string, Printable>> {
  return Object.fromEntries(Object.entries(tokens).filter(([, token]) => token !== null));
}

/** The CLI's token: the service's own, and how many items of the page have been shown, as JSON in base64. */
function writeToken(tokens: Readonly<Record<string, Printable>>): string {
  const members = Object.entries(tokens).map(([name, token]) => `${JSON.stringify(name)}: ${JSON.stringify(token)}`);
  return Buffer.from(`{${members.join(', ')}}`).toString('base64');
}

function readToken(
  text: string,
  { input }: Pages,
): { readonly tokens: Readonly<Record<string, Printable>>; readonly skip: number } {
  try {
    const read = JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as Printable;
    if (!isObject(read)) throw new Error('This is no token of the CLI.');
    const { boto_truncate_amount: skip, ...tokens } = read;
    return { tokens, skip: typeof skip === 'number' ? skip : 0 };
  } catch {
    // A token of the service itself.
    return { tokens: Object.fromEntries(input.slice(0, 1).map((name) => [name, text])), skip: 0 };
  }
}
