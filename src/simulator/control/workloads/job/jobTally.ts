import { isReady, isTerminated, type Pod } from '../../../kubernetes/objects/pod.ts';

export const indexKey = 'batch.kubernetes.io/job-completion-index';

/** What a Job's pods have come to. Pods that have ended count for good, even when somebody deletes them. */
export class JobTally {
  readonly #succeeded = new Map<string, number>();
  readonly #failed = new Set<string>();
  readonly #excused = new Set<string>();

  /** Takes the pods there are into account. */
  count(pods: readonly Pod[]): void {
    for (const pod of pods) {
      const { uid = '' } = pod.metadata;
      if (pod.status.phase === 'Succeeded') this.#succeeded.set(uid, indexOf(pod));
      if (pod.status.phase === 'Failed' && !this.#excused.has(uid)) this.#failed.add(uid);
    }
  }

  /** The Job itself takes the pod away: that is no failure. */
  excuse({ metadata }: Pod): void {
    this.#excused.add(metadata.uid ?? '');
  }

  get succeeded(): number {
    return this.#succeeded.size;
  }

  get failed(): number {
    return this.#failed.size;
  }

  /** Indexes that are done, of a Job whose pods have numbers. */
  get indexes(): ReadonlySet<number> {
    return new Set([...this.#succeeded.values()].filter((index) => index >= 0));
  }
}

/** The number of a pod of an indexed Job; -1 for others. */
export function indexOf({ metadata }: Pod): number {
  return Number(metadata.annotations?.[indexKey] ?? -1);
}

/** Pods that are still at work. */
export function activeOf(pods: readonly Pod[]): readonly Pod[] {
  return pods.filter((pod) => !isTerminated(pod) && pod.metadata.deletionTimestamp === undefined);
}

export function readyOf(pods: readonly Pod[]): number {
  return activeOf(pods).filter(isReady).length;
}

/** `0-2,5`: how a Job's status lists its indexes. */
export function indexText(indexes: ReadonlySet<number>): string {
  const sorted = [...indexes].toSorted((a, b) => a - b);
  const ranges: { from: number; to: number }[] = [];
  for (const index of sorted) {
    const last = ranges.at(-1);
    if (last !== undefined && last.to === index - 1) last.to = index;
    else ranges.push({ from: index, to: index });
  }
  return ranges
    .map(({ from, to }) => (from === to ? String(from) : to === from + 1 ? `${from},${to}` : `${from}-${to}`))
    .join(',');
}
