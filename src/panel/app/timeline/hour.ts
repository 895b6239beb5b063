import type { TimelineMark, TimelinePiece, TimelineSample } from '../../protocol/timeline.ts';

/** Milliseconds that are kept. */
export const hour = 3_600_000;

/** The page's copy of the last hour, put together from the pieces it is sent. */
export class Hour {
  #samples: TimelineSample[] = [];
  #marks: TimelineMark[] = [];
  #since: number | null = null;
  #version = 0;

  /** Oldest first; the first may be older than an hour: it says how the hour began. */
  get samples(): readonly TimelineSample[] {
    return this.#samples;
  }

  /** Oldest first. */
  get marks(): readonly TimelineMark[] {
    return this.#marks;
  }

  /** When it began to be kept. */
  get since(): number | null {
    return this.#since;
  }

  /** Differs after every change. */
  get version(): number {
    return this.#version;
  }

  add({ reset, since, samples, marks }: TimelinePiece): void {
    const latest = samples.at(-1)?.at ?? this.#samples.at(-1)?.at ?? 0;
    const begin = latest - hour;
    const all = reset ? samples : [...this.#samples, ...samples];
    const inside = all.findIndex(({ at }) => at > begin);
    this.#samples = all.slice(Math.max(0, inside - 1));
    this.#marks = (reset ? marks : [...this.#marks, ...marks]).filter(({ at }) => at > begin);
    this.#since = since;
    this.#version += 1;
  }

  /** How things stood at a time; undefined before anything was kept. */
  at(time: number): TimelineSample | undefined {
    return this.#samples.findLast(({ at }) => at <= time);
  }
}
