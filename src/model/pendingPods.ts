import { takesPlace } from './nodeViews.ts';
import type { PendingPod, PodView } from './snapshot.ts';
import { byText } from './sorted.ts';

/**
 * The pods that wait, oldest first: those that no node has taken, and those that have a node which cannot give them an
 * address. This list is what everybody counts. A pod that is being deleted waits for nothing.
 */
export function pendingPods(pods: Iterable<PodView>): readonly PendingPod[] {
  const waiting: PendingPod[] = [];
  for (const pod of pods) {
    if (pod.deletedAt !== undefined || !takesPlace(pod)) continue;
    const { createdAt: since } = pod;
    if (pod.nodeName === undefined) waiting.push({ pod, waitsFor: 'node', message: pod.unschedulable, since });
    else if (pod.addressFailure !== undefined)
      waiting.push({ pod, waitsFor: 'address', message: pod.addressFailure, since });
  }
  return waiting.toSorted(comparePending);
}

const byKey = byText<PendingPod>(({ pod }) => pod.key);

/** Oldest first. */
export function comparePending(a: PendingPod, b: PendingPod): number {
  return a.since - b.since || byKey(a, b);
}
