import { l10n } from 'vscode';
import type { PendingPod, Snapshot } from '../../model/snapshot.ts';
import { pendingText } from './pendingText.ts';
import { podActions } from './podRow.ts';
import { stateColor, type Row } from './row.ts';

/** The pods no node has taken, at the top of the tree as long as there are any. */
export function pendingRow({ pending, nodes }: Pick<Snapshot, 'pending' | 'nodes'>): Row {
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
    children: () => {
      // Many pods wait for the same reason, and finding it looks at every node.
      const messages = new Set(pending.map(({ message }) => message));
      const reasons = new Map([...messages].map((message) => [message, pendingText(message, nodes)]));
      return pending.map((each) => pendingPodRow(each, reasons.get(each.message) ?? ''));
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
