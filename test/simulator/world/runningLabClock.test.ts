import { expect, test } from 'vitest';
import { RunningLabClock } from '../../../src/simulator/world/runningLabClock.ts';

const turns = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
};

test('instant time hurries for work and not for what comes round without end', async () => {
  const clock = new RunningLabClock(Infinity);
  let rounds = 0;
  const round = (): void => {
    rounds += 1;
    clock.background(1_000_000, round);
  };
  round();
  await turns(20);
  expect(rounds).toBe(1);
  let done = false;
  clock.after(3_500_000, () => (done = true));
  await turns(20);
  // On the way there, three rounds came due.
  expect({ done, rounds, time: clock.labTime() }).toEqual({ done: true, rounds: 4, time: 3_500_000 });
  clock.dispose();
});

test('with nothing else to do, background work goes a thousand times as fast as real time', async () => {
  const clock = new RunningLabClock(Infinity);
  const start = performance.now();
  await new Promise<void>((resolve) => void clock.background(30_000, resolve));
  expect(performance.now() - start).toBeGreaterThan(25);
  expect(clock.labTime()).toBe(30_000);
  clock.dispose();
});

test('at a finite speed both wait their share of real time', async () => {
  const clock = new RunningLabClock(1000);
  const ran: string[] = [];
  await new Promise<void>((resolve) => {
    clock.background(20_000, () => ran.push('background'));
    clock.after(40_000, () => {
      ran.push('work');
      resolve();
    });
  });
  expect(ran).toEqual(['background', 'work']);
  expect(clock.labTime()).toBeGreaterThanOrEqual(40_000);
  clock.dispose();
});

test('on a machine that stands still, what follows from each other is done before patience with it ends', async () => {
  const clock = new RunningLabClock(3600);
  const steps: number[] = [];
  const patienceEnds = new Promise<void>((resolve) => {
    // Twenty minutes, a third of a second of real time.
    clock.after(1_200_000, resolve);
  });
  const step = async (): Promise<void> => {
    await Promise.resolve();
    steps.push(clock.labTime());
    if (steps.length < 5) clock.after(60_000, () => void step());
  };
  const begun = clock.labTime();
  clock.after(60_000, () => void step());
  const stillUntil = performance.now() + 500;
  while (performance.now() < stillUntil);
  await patienceEnds;
  expect(steps.map((at) => Math.round((at - begun) / 60_000))).toEqual([1, 2, 3, 4, 5]);
  clock.dispose();
});

test('what comes more often than timers do keeps its lab times, and goes no faster than the lab', async () => {
  const clock = new RunningLabClock(60);
  const [begun, start] = [clock.labTime(), performance.now()];
  // More often than a timer comes.
  await new Promise<void>((resolve) => {
    const next = (count: number) => void clock.after(16, () => (count < 3000 ? next(count + 1) : resolve()));
    next(1);
  });
  expect(Math.round((clock.labTime() - begun) / 1000)).toBe(48);
  // 0.8 s of real time at this speed.
  expect(performance.now() - start).toBeGreaterThan(750);
  clock.dispose();
});

test('a change of speed takes what is waiting along', async () => {
  const clock = new RunningLabClock(1);
  const done = new Promise<void>((resolve) => void clock.after(3_600_000, resolve));
  clock.setSpeed(Infinity);
  await done;
  expect(clock.labTime()).toBeGreaterThanOrEqual(3_600_000);
  clock.dispose();
});

test('a world that begins in the past lives it in order, and stamps are of the present from then on', async () => {
  const clock = new RunningLabClock(Infinity);
  const hour = 3_600_000;
  const start = Date.now();
  clock.beginInPast(2 * hour);
  const stamps: number[] = [];
  clock.after(hour, () => stamps.push(clock.now()));
  clock.after(hour / 2, () => stamps.push(clock.now()));
  await clock.reachPresent();
  expect(stamps.map((at) => Math.round((start - at) / 60_000))).toEqual([90, 60]);
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
  clock.dispose();
});

test('what goes by real time waits for it, however fast the lab is, and comes at once when the present is reached', async () => {
  const clock = new RunningLabClock(Infinity);
  clock.beginInPast(3_600_000);
  const told: number[] = [];
  clock.wall(60_000, () => told.push(clock.now()));
  clock.wall(60_000, () => told.push(-1)).dispose();
  let worked = 0;
  clock.after(3_000_000, () => (worked = clock.now()));
  const began = Date.now();
  await clock.reachPresent();
  expect(told).toHaveLength(1);
  expect(told[0]).toBeGreaterThanOrEqual(began);
  expect(worked).toBeLessThan(began);
  const again = clock.wall(30, () => told.push(clock.now()));
  await turns(3);
  expect(told).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(told).toHaveLength(2);
  again.dispose();
  clock.dispose();
});
