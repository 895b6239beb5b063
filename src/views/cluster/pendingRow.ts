import { l10n } from 'vscode';
import type { PendingPod } from '../../model/snapshot.ts';
import { podActions } from './podRow.ts';
import { stateColor, type Row } from './row.ts';

/** The pods no node has taken, at the top of the tree as long as there are any. */
export function pendingRow(pending: readonly PendingPod[]): Row {
  return {
    id: 'pending',
    label: l10n.t('Pending'),
    description: String(pending.length),
    icon: { name: 'warning', color: stateColor.full },
    tooltip: {
      heading: l10n.t('Pods that no node has taken'),
      facts: [],
      note: l10n.t('The scheduler tries again whenever a pod ends or a node changes.'),
    },
    open: true,
    children: () => pending.map(pendingPodRow),
  };
}

function pendingPodRow({ pod, message }: PendingPod): Row {
  return {
    id: `pending/${pod.uid}`,
    label: pod.name,
    description: message ?? l10n.t('the scheduler has not spoken yet'),
    icon: { name: 'circle-outline', color: stateColor.full },
    tooltip: { heading: pod.key, facts: [[l10n.t('Status'), pod.status]], note: message },
    ...podActions(pod),
  };
}
