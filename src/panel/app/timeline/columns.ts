import type { TimelineSample } from '../../protocol/timeline.ts';

export type Value = number | null;

/** What the curves are drawn from: a column of times and, by curve, a column of values. */
export interface Columns {
  readonly times: number[];
  readonly running: Value[];
  /** Running and Pending together: the upper edge of the Pending area. */
  readonly pods: Value[];
  readonly enis: Value[];
  readonly used: Value[];
  readonly warm: Value[];
}

/**
 * The samples between two times as columns of steps: a value holds until the next sample, so it is repeated where the
 * period ends and just before a gap. What held when the period began stands at its beginning.
 */
export function columns(samples: readonly TimelineSample[], from: number, to: number): Columns {
  const made: Columns = { times: [], running: [], pods: [], enis: [], used: [], warm: [] };
  let last: TimelineSample | undefined;
  for (const sample of samples) {
    if (sample.at > to) break;
    if (sample.at <= from) last = sample;
    else {
      if (last !== undefined && made.times.length === 0) put(made, last, from);
      // The last millisecond before: without it, the curve would end where the sample before the gap stands.
      if (last !== undefined && losesValue(last, sample) && sample.at - 1 > (made.times.at(-1) ?? from))
        put(made, last, sample.at - 1);
      put(made, sample, sample.at);
      last = sample;
    }
  }
  if (last !== undefined) {
    if (made.times.length === 0) put(made, last, from);
    put(made, last, to);
  }
  return made;
}

function losesValue(before: TimelineSample, after: TimelineSample): boolean {
  return (
    (before.running !== null && after.running === null) ||
    (before.enis !== null && after.enis === null) ||
    (before.used !== null && after.used === null)
  );
}

function put(made: Columns, { running, pending, enis, used, warm }: TimelineSample, time: number): void {
  made.times.push(time);
  made.running.push(running);
  made.pods.push(running === null || pending === null ? null : running + pending);
  made.enis.push(enis);
  made.used.push(used);
  made.warm.push(warm);
}
