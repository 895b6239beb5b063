import type { Snapshot } from '../snapshot.ts';

/** What the time line shows of a moment. A number is null while nobody knows it. */
export interface Sample {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Pods that run, and pods that wait for a node or an address. */
  readonly running: number | null;
  readonly pending: number | null;
  /** ENIs attached to nodes. */
  readonly enis: number | null;
  /** Addresses of those ENIs: with a pod, and free for the next one (those that cool among them). */
  readonly used: number | null;
  readonly warm: number | null;
}

export type Counts = Omit<Sample, 'at'>;

/** Nothing is known: nobody looked, or nobody answered. */
export const unknownCounts: Counts = { running: null, pending: null, enis: null, used: null, warm: null };

/** Addresses of a /28 prefix. */
const prefixSize = 16;

/** The numbers of a snapshot, each only from a source that is live. */
export function countsOf(snapshot: Snapshot): Counts {
  const { cluster, compute } = snapshot.sources;
  return {
    ...unknownCounts,
    ...(isKnown(cluster) && podCounts(snapshot)),
    ...(isKnown(cluster) && isKnown(compute) && addressCounts(snapshot)),
  };
}

/** A source that has nothing to read yet is known to hold nothing. */
function isKnown({ kind }: Snapshot['sources']['cluster']): boolean {
  return kind === 'live' || kind === 'none';
}

function podCounts({ pods, pending }: Snapshot): Pick<Counts, 'running' | 'pending'> {
  let running = 0;
  for (const { phase, deletedAt } of pods.values()) if (phase === 'Running' && deletedAt === undefined) running += 1;
  return { running, pending: pending.length };
}

function addressCounts({ nodes }: Snapshot): Pick<Counts, 'enis' | 'used' | 'warm'> {
  let enis = 0;
  let used = 0;
  let warm = 0;
  for (const node of nodes)
    for (const eni of node.enis) {
      enis += 1;
      for (const { kind, pods } of eni.slots) {
        if (kind === 'primary') continue;
        used += pods.length;
        warm += (kind === 'prefix' ? prefixSize : 1) - pods.length;
      }
    }
  return { enis, used, warm };
}

export function sameCounts(a: Counts, b: Counts): boolean {
  return (
    a.running === b.running && a.pending === b.pending && a.enis === b.enis && a.used === b.used && a.warm === b.warm
  );
}
