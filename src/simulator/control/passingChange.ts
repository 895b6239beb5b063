import { events, horizontalPodAutoscalers, leases } from '../kubernetes/kinds.ts';
import type { Change } from '../kubernetes/objectStore.ts';
import type { HorizontalPodAutoscaler } from '../kubernetes/objects/autoscaling.ts';
import type { KubeObject } from '../kubernetes/objects/meta.ts';

/** What is not worth keeping by itself: heartbeats, what is told of other changes, and what an autoscaler sees each 15 s. */
export function isPassing({ kind, object, previous }: Change): boolean {
  if (kind.plural === leases.plural || kind.plural === events.plural) return true;
  // A change of the status alone leaves the rest as it is.
  const specOf = (each: KubeObject | undefined): unknown => (each as HorizontalPodAutoscaler | undefined)?.spec;
  return kind === horizontalPodAutoscalers && previous !== undefined && specOf(object) === specOf(previous);
}
