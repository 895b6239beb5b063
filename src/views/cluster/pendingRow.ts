import { l10n } from 'vscode';
import { pendingGroups } from '../../model/pendingGroups.ts';
import type { PendingPod, Snapshot } from '../../model/snapshot.ts';
import { pendingText } from './pendingText.ts';
import { podActions } from './podRow.ts';
import { stateColor, type Row } from './row.ts';

/** The pods that wait for a node or an address, at the top of the tree as long as there are any. */
export function pendingRow(snapshot: Snapshot): Row {
  const { pending } = snapshot;
  return {
    id: 'pending',
    label: l10n.t('Pending'),
    description: String(pending.length),
    icon: { name: 'warning', color: stateColor.full },
    tooltip: {
      heading: l10n.t('Pods that wait for a node or an address'),
      facts: [],
      note: l10n.t('The scheduler tries again whenever a pod ends or a node changes.'),
    },
    open: true,
    children: () => {
      const reasons = new Map(
        pendingGroups(snapshot).flatMap(({ reason, message, pods }) => {
          const text = pendingText(reason, message);
          return pods.map((pod) => [pod, text] as const);
        }),
      );
      return pending.map((each) => pendingPodRow(each, reasons.get(each) ?? ''));
    },
  };
}

function pendingPodRow({ pod, message }: PendingPod, reason: string): Row {
  return {
    id: `pending/${pod.uid}`,
    label: pod.name,
    description: reason,
    icon: { name: 'circle-outline', color: stateColor.full },
    tooltip: { heading: pod.key, facts: [[l10n.t('Status'), pod.status]], note: message },
    ...podActions(pod),
  };
}
