import { setTimeout as pause } from 'node:timers/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Page } from 'playwright-core';
import type { SectionId } from '../src/panel/protocol/place.ts';
import { systemClock } from '../src/base/clock.ts';
import { buildPage, openPage } from '../test/panelPage/openPage.ts';
import { launch } from '../test/webview/chromium.ts';
import { BigCluster } from './bigCluster.ts';
import type { Row } from './row.ts';

const eventsPerSecond = 500;
const seconds = 8;

/** Sections that are looked at, one after the other. */
const watched: readonly SectionId[] = ['ops', 'nodes', 'capacity'];

/**
 * The panel of a cluster of 1,000 nodes and 15,000 pods with 500 pod events per second, in Chromium: how long from an event
 * to its paint, how many frames, how long the host is busy. The messages cross by the browser's debugging port.
 */
export async function panel(): Promise<readonly Row[]> {
  const [files, browser] = await Promise.all([buildPage(), launch()]);
  try {
    const rows: Row[] = [];
    for (const section of watched) {
      const cluster = new BigCluster();
      const since: number[] = [];
      const carried = new Map<number, readonly number[]>();
      const sizes: number[] = [];
      const opened = await openPage(browser, files, cluster.snapshot, {
        width: 1400,
        height: 900,
        place: { section },
        model: cluster,
        clock: systemClock,
        posted: (message) => {
          const { name, params } = message as { name?: string; params?: { number: number } };
          if (name !== 'change' || params === undefined) return;
          carried.set(params.number, since.splice(0));
          sizes.push(JSON.stringify(params).length);
        },
      });
      await pause(1500);
      await opened.page.evaluate(watchFrames);
      cluster.drawn.length = 0;
      // What it tells is the time from one look to the next: with longer pauses those would be in the number.
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const start = performance.now();
      for (let sent = 0; performance.now() - start < seconds * 1000; await pause(10)) {
        for (const due = ((performance.now() - start) / 1000) * eventsPerSecond; sent < due; sent += 1) {
          since.push(performance.timeOrigin + performance.now());
          cluster.next();
        }
      }
      delay.disable();
      await pause(500);
      rows.push(...(await summary(section, opened.page, carried)));
      rows.push(
        { name: `${section}: host's delay, p99`, value: delay.percentile(99) / 1e6, unit: 'ms', goal: 20 },
        { name: `${section}: message, p95`, value: quantile(sizes, 0.95) / 1024, unit: 'KiB', goal: 32 },
      );
      await opened.close();
    }
    return rows;
  } finally {
    await browser.close();
  }
}

interface Seen {
  readonly painted: Readonly<Record<string, number>>;
  readonly frames: number;
  readonly elapsed: number;
  readonly longest: number;
}

async function summary(
  section: string,
  page: Page,
  carried: ReadonlyMap<number, readonly number[]>,
): Promise<readonly Row[]> {
  const { painted, frames, elapsed, longest } = await page.evaluate<Seen>('window.seen()');
  const delays = Object.entries(painted).flatMap(([number, at]) =>
    (carried.get(Number(number)) ?? []).map((event) => at - event),
  );
  return [
    { name: `${section}: event to paint, p95`, value: quantile(delays, 0.95), unit: 'ms', goal: 100 },
    { name: `${section}: time per frame`, value: elapsed / frames, unit: 'ms', goal: 33 },
    { name: `${section}: longest task of the page`, value: longest, unit: 'ms', goal: 50 },
  ];
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** In the page: notes when each change was painted, the frames, and the tasks that took long. */
const watchFrames = `(() => {
  const painted = {};
  let [frames, longest] = [0, 0];
  const start = performance.now();
  window.addEventListener('message', ({ data }) => {
    if (data?.name !== 'change') return;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { painted[data.params.number] = performance.timeOrigin + performance.now(); };
      channel.port2.postMessage(null);
    });
  });
  const frame = () => { frames += 1; requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: 'longtask' });
  window.seen = () => ({ painted, frames, elapsed: performance.now() - start, longest });
})()`;
