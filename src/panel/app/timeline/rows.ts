import type { TimelineMark, TimelineSample } from '../../protocol/timeline.ts';

/** A moment of the time line: its numbers, and what happened. */
export interface Moment {
  readonly sample: TimelineSample;
  readonly marks: readonly TimelineMark[];
}

/** Every moment of a period at which a number changed or something happened, the newest first. */
export function moments(
  samples: readonly TimelineSample[],
  marks: readonly TimelineMark[],
  from: number,
): readonly Moment[] {
  const marksAt = Map.groupBy(
    marks.filter(({ at }) => at > from),
    ({ at }) => at,
  );
  const found = new Map<number, Moment>();
  let before = 0;
  for (const sample of samples) {
    if (sample.at > from) found.set(sample.at, { sample, marks: marksAt.get(sample.at) ?? [] });
  }
  for (const [at, happened] of marksAt) {
    if (found.has(at)) continue;
    // Marks are in order of time, so what held at this one is not before what held at the last.
    while ((samples[before + 1]?.at ?? Infinity) <= at) before += 1;
    const held = samples[before];
    if (held !== undefined) found.set(at, { sample: { ...held, at }, marks: happened });
  }
  return [...found.values()].toSorted((a, b) => b.sample.at - a.sample.at);
}
