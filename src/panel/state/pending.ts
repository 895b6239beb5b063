import { pendingGroups } from '../../model/pendingGroups.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { PendingGroup } from '../protocol.ts';
import { mostListedPods } from '../protocol/pending.ts';
import { pendingActions } from './pendingActions.ts';
import { podRef } from './podRef.ts';

/** Pending pods by why they wait; ages count from when they began to. */
export function pendingStates(snapshot: Snapshot): readonly PendingGroup[] {
  return pendingGroups(snapshot).map((group) => ({
    id: group.id,
    reason: group.reason,
    message: group.message,
    saidAt: group.saidAt,
    total: group.pods.length,
    pods: group.pods.slice(0, mostListedPods).map(({ pod, since }) => ({ ...podRef(pod), since })),
    actions: pendingActions(group, snapshot),
  }));
}
