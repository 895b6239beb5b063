import { describe, expect, test } from 'vitest';
import { pagesOf, wholeAnswer, type Page } from '../../../src/shell/aws/operations/paging.ts';

const pages = { input: ['NextToken'], output: ['NextToken'], limit: 'MaxResults', results: ['Things'] };
const none = { startingToken: undefined, maxItems: undefined, pageSize: undefined };

/** Three pages of two things. */
function service() {
  const asked: unknown[] = [];
  const send = (parameters: Readonly<Record<string, unknown>>) => {
    asked.push(parameters);
    const page = Number(parameters['NextToken'] ?? 0);
    const more = page < 2 ? { NextToken: String(page + 1) } : {};
    return Promise.resolve({ Things: [page * 2, page * 2 + 1], Other: 'x', ...more });
  };
  return { asked, send };
}

async function collected(found: AsyncIterable<Page>): Promise<Page[]> {
  const list: Page[] = [];
  for await (const page of found) list.push(page);
  return list;
}

describe('pages', () => {
  test('all of them, as one answer', async () => {
    const { asked, send } = service();
    expect(await wholeAnswer(pages, pagesOf(pages, { A: 1 }, { ...none, pageSize: 2 }, send))).toEqual({
      Things: [0, 1, 2, 3, 4, 5],
    });
    expect(asked).toEqual([
      { A: 1, MaxResults: 2 },
      { A: 1, MaxResults: 2, NextToken: '1' },
      { A: 1, MaxResults: 2, NextToken: '2' },
    ]);
  });

  test('no more than wanted, with a token of the CLI’s own kind to go on', async () => {
    const { send } = service();
    const [, second] = await collected(pagesOf(pages, {}, { ...none, maxItems: 3 }, send));
    expect(second?.answer).toEqual({ Things: [2] });
    const token = second?.resume ?? '';
    expect(Buffer.from(token, 'base64').toString()).toBe('{"NextToken": "1", "boto_truncate_amount": 1}');
    const rest = pagesOf(pages, {}, { ...none, startingToken: token }, send);
    expect(await wholeAnswer(pages, rest)).toEqual({ Things: [3, 4, 5] });
  });

  test('a service that sends the same token for ever', async () => {
    const send = () => Promise.resolve({ Things: [1], NextToken: 'same' });
    await expect(wholeAnswer(pages, pagesOf(pages, {}, none, send))).rejects.toThrow(
      'The same next token was received twice',
    );
  });
});
