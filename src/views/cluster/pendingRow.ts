import { l10n } from 'vscode';
import { pendingGroups } from '../../model/pendingGroups.ts';
import type { PendingPod, Snapshot } from '../../model/snapshot.ts';
import { paged } from './paged.ts';
import { pendingText } from './pendingText.ts';
import { podActions } from './podRow.ts';
import { parts, stateColor, type Row } from './row.ts';

/** The pods that wait for a node or an address, at the top of the tree as long as there are any. */
export function pendingRow(snapshot: Snapshot): Row {
  const id = 'pending';
  const { pending } = snapshot;
  const groups = pendingGroups(snapshot).map(({ reason, message, pods }) => ({
    text: pendingText(reason, message),
    pods,
  }));
  const [most] = groups.toSorted((a, b) => b.pods.length - a.pods.length);
  return {
    id,
    label: l10n.t('Pending'),
    // The reason that most pods share, so that a closed group tells it, too.
    description: parts(
      String(pending.length),
      most && (groups.length === 1 ? most.text : `${most.pods.length} × ${most.text}`),
    ),
    icon: { name: 'warning', color: stateColor.full },
    tooltip: {
      heading: l10n.t('Pods that wait for a node or an address'),
      facts: [],
      note: l10n.t('The scheduler tries again whenever a pod ends or a node changes.'),
    },
    open: true,
    children: (limit) => {
      const reasons = new Map(groups.flatMap(({ text, pods }) => pods.map((pod) => [pod, text] as const)));
      return paged(id, pending, limit, (each) => pendingPodRow(each, reasons.get(each) ?? ''));
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
