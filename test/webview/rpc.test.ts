import { describe, expect, it } from 'vitest';
import { HostChannel, PageChannel, RpcError, type Handlers } from '../../src/webview/rpc.ts';
import { ManualClock } from '../base/manualClock.ts';

interface Asked {
  readonly double: { readonly params: number; readonly result: number };
}
interface Told {
  readonly news: string;
}

const doubling: Handlers<Asked> = {
  double: {
    parse(params) {
      if (typeof params !== 'number') throw new RpcError('invalid-params', 'a number expected');
      return params;
    },
    run: (value) => value * 2,
  },
};

function pair(handlers: Handlers<Asked> = doubling) {
  const clock = new ManualClock();
  const heard: string[] = [];
  const toHost: unknown[] = [];
  const host = new HostChannel<Asked, Told>((message) => page.receive(structuredClone(message)), handlers);
  const page = new PageChannel<Asked, Told>({
    post: (message) => {
      toHost.push(structuredClone(message));
      void host.receive(structuredClone(message));
    },
    clock,
    timeout: 1000,
    onNotification: { news: (text) => heard.push(text) },
  });
  return { clock, heard, host, page, toHost };
}

/** A page whose messages go nowhere. */
function deaf() {
  const clock = new ManualClock();
  const page = new PageChannel<Asked, Told>({ post() {}, clock, timeout: 1000, onNotification: { news() {} } });
  return { clock, page };
}

describe('a request', () => {
  it('is answered, and leaves no timer', async () => {
    const { clock, page } = pair();
    await expect(Promise.all([page.request('double', 4), page.request('double', 5)])).resolves.toEqual([8, 10]);
    expect(clock.waiting).toBe(0);
  });

  it('gets an error as its reply when its parameters are wrong', async () => {
    const { page } = pair();
    await expect(page.request('double', 'four' as unknown as number)).rejects.toMatchObject({
      name: 'RpcError',
      reason: 'invalid-params',
      message: 'a number expected',
    });
  });

  it('gets an error as its reply when the work fails, or when nobody knows it', async () => {
    const failing = pair({ double: { parse: () => 1, run: () => Promise.reject(new Error('out of order')) } });
    await expect(failing.page.request('double', 1)).rejects.toMatchObject({
      reason: 'failed',
      message: 'out of order',
    });
    await expect(failing.page.request('toString' as 'double', 1)).rejects.toMatchObject({ reason: 'unknown-request' });
    await expect(failing.page.request('constructor' as 'double', 1)).rejects.toMatchObject({
      reason: 'unknown-request',
    });
  });

  it('fails when no reply comes in time; a late reply does no harm', async () => {
    const { clock, page } = deaf();
    const asked = page.request('double', 1);
    clock.advance(1000);
    await expect(asked).rejects.toMatchObject({ reason: 'timeout' });
    page.receive({ version: 1, kind: 'reply', id: 1, ok: true, result: 2 });
  });

  it('fails when the page goes away', async () => {
    const { clock, page } = deaf();
    const asked = [page.request('double', 1), page.request('double', 2)];
    page.dispose();
    for (const each of asked) await expect(each).rejects.toMatchObject({ reason: 'closed' });
    expect(clock.waiting).toBe(0);
  });

  it('of another version is told so', async () => {
    const replies: unknown[] = [];
    const host = new HostChannel<Asked, Told>((message) => replies.push(message), doubling);
    await host.receive({ version: 2, kind: 'request', id: 7, name: 'double', params: 1 });
    expect(replies).toEqual([
      expect.objectContaining({ id: 7, ok: false, error: expect.objectContaining({ reason: 'version' }) }),
    ]);
  });
});

it('notifications reach the page', () => {
  const { heard, host } = pair();
  host.notify('news', 'a node joined');
  expect(heard).toEqual(['a node joined']);
});

it.each([
  undefined,
  null,
  'text',
  42,
  {},
  { version: 1 },
  { version: 1, kind: 'request', id: 'one', name: 'double' },
  { version: 1, kind: 'reply', id: 1.5, ok: true },
  { version: 1, kind: 'reply', id: 1, ok: false, error: 'text' },
  { version: 1, kind: 'notification', name: 'toString', params: {} },
  { version: 2, kind: 'notification', name: 'news', params: 'old' },
])('what is no message of ours is left alone: %j', async (message) => {
  const { heard, page, host, toHost } = pair();
  page.receive(message);
  await host.receive(message);
  expect(heard).toEqual([]);
  expect(toHost).toEqual([]);
});
