import { sleep } from '../../base/abort.ts';
import type { Clock } from '../../base/clock.ts';
import type { DrainablePod, NodeDrain } from '../../ports/nodeDrain.ts';
import { drainPlan } from './drainPlan.ts';

/** Milliseconds between two looks at what is left, and until a refused eviction is asked for again (kubectl: 5 s). */
const lookEvery = 1000;
const askAgainAfter = 5000;

export interface DrainProgress {
  readonly gone: number;
  readonly all: number;
  /** The first pod that a disruption budget keeps, with the server's words. */
  readonly kept: { readonly pod: DrainablePod; readonly why: string } | undefined;
}

/**
 * Evicts what leaves a node until it is gone; waits for disruption budgets as long as they take. Rejects with the signal's
 * reason when aborted: what was evicted until then stays evicted.
 */
export async function emptyNode(
  { cluster, clock }: { readonly cluster: Pick<NodeDrain, 'podsOnNode' | 'evictPod'>; readonly clock: Clock },
  nodeName: string,
  onProgress: (progress: DrainProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  const askedAt = new Map<string, number>();
  const keptWhy = new Map<string, string>();
  const seen = new Set<string>();
  for (;;) {
    const { leave } = drainPlan(await cluster.podsOnNode(nodeName, signal));
    for (const { uid } of leave) seen.add(uid);
    for (const pod of leave) {
      const asked = askedAt.get(pod.uid) ?? -Infinity;
      if (pod.leaving) keptWhy.delete(pod.uid);
      if (pod.leaving || clock.now() - asked < askAgainAfter) continue;
      askedAt.set(pod.uid, clock.now());
      const { kept } = await cluster.evictPod(pod, signal);
      if (kept === undefined) keptWhy.delete(pod.uid);
      else keptWhy.set(pod.uid, kept);
    }
    const waiting = leave.find(({ uid }) => keptWhy.has(uid));
    onProgress({
      gone: seen.size - leave.length,
      all: seen.size,
      kept: waiting && { pod: waiting, why: keptWhy.get(waiting.uid) ?? '' },
    });
    if (leave.length === 0) return;
    await sleep(clock, lookEvery, signal);
  }
}
