import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock, type Clock } from '../../src/base/clock.ts';
import { onDispose } from '../../src/base/disposable.ts';
import type { Model } from '../../src/model/model.ts';
import { PanelSession } from '../../src/panel/session.ts';
import { panelStrings } from '../../src/panel/strings.ts';
import { WatchedLab } from './watchedLab.ts';

/** Nothing is done for what nobody sees: no request reaches the simulator, and no timer runs. */

let lab: WatchedLab;
/** What the simulator was asked, by AWS clients and Kubernetes clients alike. */
const asked: string[] = [];
const count = (message: unknown) => {
  const { method, url } = (message as { readonly request: IncomingMessage }).request;
  asked.push(`${method} ${url}`);
};

beforeAll(async () => {
  lab = await WatchedLab.start();
  lab.stopLooking();
  subscribe('http.server.request.start', count);
});

afterAll(() => {
  unsubscribe('http.server.request.start', count);
  lab.dispose();
});

/** A clock that tells which of its timers still wait. */
class CountedClock implements Clock {
  readonly #waiting = new Set<object>();

  now(): number {
    return systemClock.now();
  }

  after(ms: number, run: () => void): ReturnType<Clock['after']> {
    const own = {};
    this.#waiting.add(own);
    const timer = systemClock.after(ms, () => {
      this.#waiting.delete(own);
      run();
    });
    return onDispose(() => {
      this.#waiting.delete(own);
      timer.dispose();
    });
  }

  get waiting(): number {
    return this.#waiting.size;
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A panel whose page has begun. */
async function openPanel(model: Model, clock: Clock): Promise<{ session: PanelSession; posted: unknown[] }> {
  const posted: unknown[] = [];
  let receive: (message: unknown) => void = () => undefined;
  const session = new PanelSession(
    {
      post: (message) => posted.push(message),
      onMessage(listener) {
        receive = listener;
        return onDispose(() => undefined);
      },
    },
    {
      model,
      clock,
      pathSources: { servicePorts: () => Promise.resolve([]), natGateways: () => Promise.resolve([]) },
      strings: panelStrings((text) => text),
      failureText: ({ reason }) => reason,
      onReveal: () => undefined,
      copy: () => Promise.resolve(),
      execute: () => undefined,
    },
  );
  receive({ version: 1, kind: 'request', id: 1, name: 'ready', params: null });
  await pause(0);
  return { session, posted };
}

test('hidden, nothing is asked, sent or waited for, however much happens; seen again, the picture is true within a second', async () => {
  const clock = new CountedClock();
  const model = lab.made(clock);
  const { session, posted } = await openPanel(model, clock);
  expect(asked).toEqual([]);
  session.setVisible(true);
  const tree = model.look();
  await lab.expectTruth(model);
  expect(asked.some((each) => each.includes('/api/v1/pods'))).toBe(true);
  expect(posted.length).toBeGreaterThan(0);

  // The panel alone goes: the tree still looks.
  session.setVisible(false);
  lab.scale(20);
  await lab.expectTruth(model);

  tree.dispose();
  // What was under way is given up, not waited for.
  await pause(100);
  asked.length = 0;
  posted.length = 0;
  expect(clock.waiting).toBe(0);
  lab.scale(45);
  model.refresh();
  await pause(8000);
  expect(asked).toEqual([]);
  expect(posted).toEqual([]);
  expect(clock.waiting).toBe(0);

  const seenAt = Date.now();
  session.setVisible(true);
  await expect.poll(() => model.snapshot.pods.size, { interval: 5 }).toBeGreaterThanOrEqual(45);
  expect(Date.now() - seenAt).toBeLessThan(1000);
  await lab.expectTruth(model);
  session.dispose();
  await pause(100);
  expect(clock.waiting).toBe(0);
});
