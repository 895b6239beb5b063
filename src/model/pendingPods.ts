import { takesPlace } from './nodeViews.ts';
import type { PendingPod, PodView } from './snapshot.ts';

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
  return waiting.toSorted((a, b) => a.since - b.since || (a.pod.key < b.pod.key ? -1 : 1));
}
