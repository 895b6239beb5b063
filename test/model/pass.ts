import type { ManualClock } from '../base/manualClock.ts';

/** Lets time pass in small steps, and between them everything that waits only for promises. */
export async function pass(clock: ManualClock, ms: number): Promise<void> {
  await settle();
  clock.advance(0);
  await settle();
  const step = 50;
  for (let left = ms; left > 0; left -= step) {
    clock.advance(Math.min(step, left));
    await settle();
  }
}

/** Waits until promises that wait for nothing else are done. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
