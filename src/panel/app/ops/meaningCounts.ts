import type { PodRef } from '../../protocol.ts';
import type { OpsBox } from './boxes.ts';

interface Counting {
  readonly meanings: readonly unknown[];
  /** The index of the pod's meaning. */
  readonly of: (pod: PodRef) => number;
}

const counted = new WeakMap<Counting, WeakMap<OpsBox, readonly number[]>>();

/** How many pods have each meaning of a look. Boxes that were counted before are not gone through again. */
export function countMeanings(look: Counting, boxes: readonly OpsBox[]): readonly number[] {
  let known = counted.get(look);
  if (known === undefined) counted.set(look, (known = new WeakMap()));
  const sums = look.meanings.map(() => 0);
  for (const box of boxes) {
    let counts = known.get(box);
    if (counts === undefined) known.set(box, (counts = countsOf(look, box)));
    for (const [meaning, count] of counts.entries()) sums[meaning] = (sums[meaning] ?? 0) + count;
  }
  return sums;
}

function countsOf({ meanings, of }: Counting, { pods }: OpsBox): readonly number[] {
  const counts = meanings.map(() => 0);
  for (const pod of pods) {
    const meaning = of(pod);
    counts[meaning] = (counts[meaning] ?? 0) + 1;
  }
  return counts;
}
