import { describe, expect, it } from 'vitest';
import type { LabError } from '../../src/base/errors.ts';
import { Poller } from '../../src/model/poller.ts';
import { ManualClock } from '../base/manualClock.ts';
import { pass } from './pass.ts';

/** A poller whose reads a test answers one by one. */
class Reads {
  readonly clock = new ManualClock();
  readonly startedAt: number[] = [];
  readonly signals: AbortSignal[] = [];
  readonly failures: LabError[] = [];
  #answer: PromiseWithResolvers<boolean> | undefined;
  /** How reads end by themselves; undefined leaves them open. */
  outcome: (() => boolean) | undefined = () => false;
  readonly poller = new Poller({
    clock: this.clock,
    random: () => 1,
    read: (signal) => {
      this.startedAt.push(this.clock.now());
      this.signals.push(signal);
      if (this.outcome !== undefined) return new Promise((resolve) => resolve(this.outcome?.() ?? false));
      this.#answer = Promise.withResolvers();
      return this.#answer.promise;
    },
    onFailure: (error) => this.failures.push(error),
  });

  end(changing: boolean): void {
    this.#answer?.resolve(changing);
  }
}

function gaps(times: readonly number[]): readonly number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

describe('Poller', () => {
  it('reads as it starts, and ever more slowly while nothing changes', async () => {
    const reads = new Reads();
    reads.poller.start();
    await pass(reads.clock, 300_000);
    expect(reads.startedAt[0]).toBe(0);
    expect(gaps(reads.startedAt).slice(0, 10)).toEqual([
      1000, 2000, 5000, 5000, 5000, 10_000, 20_000, 40_000, 60_000, 60_000,
    ]);
  });

  it('looks every five seconds while something is changing', async () => {
    const reads = new Reads();
    reads.outcome = () => true;
    reads.poller.start();
    await pass(reads.clock, 60_000);
    expect(Math.max(...gaps(reads.startedAt))).toBe(5000);
    expect(reads.startedAt.length).toBeGreaterThan(12);
  });

  it('looks soon when asked to, many questions at once being one', async () => {
    const reads = new Reads();
    reads.poller.start();
    await pass(reads.clock, 200_000);
    const before = reads.startedAt.length;
    const askedAt = reads.clock.now();
    for (let i = 0; i < 10; i++) reads.poller.soon();
    await pass(reads.clock, 900);
    expect(reads.startedAt.slice(before)).toEqual([askedAt + 150]);
  });

  it('never reads twice within 700 ms, however often it is asked', async () => {
    const reads = new Reads();
    reads.poller.start();
    for (let i = 0; i < 200; i++) {
      reads.poller.soon();
      await pass(reads.clock, 50);
    }
    expect(Math.min(...gaps(reads.startedAt))).toBeGreaterThanOrEqual(700);
    expect(reads.startedAt.length).toBeGreaterThan(10);
  });

  it('lets a slow read finish although it is asked again, and then reads again', async () => {
    const reads = new Reads();
    reads.outcome = undefined;
    reads.poller.start();
    await pass(reads.clock, 200);
    reads.poller.soon();
    await pass(reads.clock, 5000);
    expect(reads.startedAt).toEqual([0]);
    expect(reads.signals[0]?.aborted).toBe(false);
    reads.end(false);
    await pass(reads.clock, 200);
    expect(reads.startedAt).toHaveLength(2);
  });

  it('tries again after failures, waiting longer each time, and recovers', async () => {
    const reads = new Reads();
    reads.outcome = () => {
      throw new Error('no route');
    };
    reads.poller.start();
    await pass(reads.clock, 120_000);
    expect(reads.failures[0]).toMatchObject({ reason: 'unexpected', detail: 'no route' });
    expect(gaps(reads.startedAt).slice(0, 7)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    reads.outcome = () => false;
    await pass(reads.clock, 30_000);
    reads.outcome = () => {
      throw new Error('no route');
    };
    reads.poller.soon();
    await pass(reads.clock, 900);
    const failedAt = reads.startedAt.at(-1) ?? 0;
    await pass(reads.clock, 1000);
    expect(reads.startedAt.at(-1)).toBe(failedAt + 1000);
  });

  it('stops at once: no timer is left, the read is aborted and its end is not heard', async () => {
    const reads = new Reads();
    reads.outcome = undefined;
    reads.poller.start();
    await pass(reads.clock, 200);
    reads.poller.stop();
    expect(reads.signals[0]?.aborted).toBe(true);
    reads.end(true);
    reads.poller.soon();
    await pass(reads.clock, 300_000);
    expect(reads.startedAt).toHaveLength(1);
    expect(reads.clock.waiting).toBe(0);
  });
});
