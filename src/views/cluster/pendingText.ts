import { l10n } from 'vscode';
import { pendingReason, type NodePlaces } from '../../domain/pending/pendingReason.ts';

/** Why a pod waits, in a few words: `no free pod place (17/17 on 3)`. */
export function pendingText(message: string | undefined, nodes: readonly NodePlaces[]): string {
  const { kind, reasons, places, freePlaces } = pendingReason(message, nodes);
  if (kind === 'waiting') return l10n.t('the scheduler has not spoken yet');
  if (kind === 'no-nodes') return l10n.t('there is no node');
  if (kind === 'too-many-pods') {
    if (freePlaces > 0) return l10n.t('a place has come free; the scheduler tries again');
    const full = places.map(({ used, max, nodes: count }) => l10n.t('{0}/{1} on {2}', used, max, count));
    return full.length === 0
      ? l10n.t('no free pod place')
      : l10n.t('no free pod place ({0})', full.slice(0, 2).join(', '));
  }
  const [widest] = reasons;
  return widest === undefined ? (message ?? '') : `${widest.count} × ${widest.text}`;
}
