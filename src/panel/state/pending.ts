import { pendingReason } from '../../domain/pending/pendingReason.ts';
import type { NodeView, PendingPod } from '../../model/snapshot.ts';
import type { PendingGroup, PodRef } from '../protocol.ts';
import { podRef } from './podRef.ts';

/** Pending pods by what the scheduler says of them; ages count from when they began to wait. */
export function pendingGroups(pending: readonly PendingPod[], nodes: readonly NodeView[]): readonly PendingGroup[] {
  const byMessage = new Map<string | undefined, PodRef[]>();
  for (const { pod, message, since } of pending) {
    const ref = { ...podRef(pod), since };
    const same = byMessage.get(message);
    if (same === undefined) byMessage.set(message, [ref]);
    else same.push(ref);
  }
  return [...byMessage].map(([message, pods]) => ({
    id: message ?? '',
    reason: pendingReason(message, nodes),
    message,
    pods,
  }));
}
