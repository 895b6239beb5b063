import type { Disposable } from '../../base/disposable.ts';

/**
 * The simulator's time. Stamps (`now`) are wall time, because clients compute ages from their own clock;
 * durations (`labTime`, `after`) are lab milliseconds, which pass `speed` times as fast.
 * Speed `Infinity` is "instant": due work runs in order, one piece per turn of the event loop, and lab time jumps to it.
 */
export interface LabClock {
  /** Wall time, milliseconds since the Unix epoch: for everything that is stamped. */
  now(): number;
  /** Lab milliseconds since the world began: for measuring how long something has lasted. */
  labTime(): number;
  /** Runs `run` after `ms` lab milliseconds, unless disposed before. Equal times run in the order they were asked for. */
  after(ms: number, run: () => void): Disposable;
  /**
   * As `after`, but for what may come round without end: retries, schedules, programs in containers. Instant time does
   * not hurry for it: it runs when other work has carried lab time there, or when `ms / 1000` of real time has passed.
   */
  background(ms: number, run: () => void): Disposable;
  /**
   * Runs `run` after `ms` milliseconds of the time of people, who wait at a terminal for what is stamped with wall time:
   * real ones at any speed, and as `background` when the lab is instant.
   */
  personal(ms: number, run: () => void): Disposable;
  /**
   * Runs `run` after `ms` milliseconds of real time at any speed: for what comes round without end and is read off stamps
   * by people with a clock of their own.
   */
  wall(ms: number, run: () => void): Disposable;
}
