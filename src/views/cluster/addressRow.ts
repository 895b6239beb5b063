import { l10n } from 'vscode';
import type { SlotView } from '../../model/snapshot.ts';
import { offers } from './copyTargets.ts';
import { podActions, podIcon, podRow } from './podRow.ts';
import { stateColor, type Row, type RowIcon } from './row.ts';
import type { RowContext } from './rowContext.ts';

/** A /28 prefix has room for sixteen pods. */
const prefixSize = 16;

/** A slot of an ENI: an address with the pod on it, or a prefix that opens to its pods. */
export function addressRow(slot: SlotView, eniId: string, context: RowContext): Row {
  const id = `eni/${eniId}/${slot.address}`;
  return context.rows.row(slot, id, () => (slot.kind === 'prefix' ? prefixRow(slot, id, context) : placeRow(slot, id)));
}

function prefixRow(slot: SlotView, id: string, context: RowContext): Row {
  return {
    id,
    label: slot.address,
    description: l10n.t('prefix, {0}/{1} used', slot.pods.length, prefixSize),
    icon: { name: 'symbol-array', color: stateColor[slot.pods.length > 0 ? 'good' : 'quiet'] },
    tooltip: { heading: slot.address, facts: [[l10n.t('Use'), explain(slot)]] },
    ...offers({ ip: slot.address }, undefined),
    ...(slot.pods.length > 0 && { children: () => slot.pods.map((pod) => podRow(pod, id, context)) }),
  };
}

function placeRow(slot: SlotView, id: string): Row {
  const pod = slot.pods[0];
  return {
    id,
    label: slot.address,
    description: pod?.name ?? useWord(slot),
    icon: pod === undefined ? emptyIcon(slot) : podIcon(pod),
    tooltip: { heading: slot.address, facts: [[l10n.t('Use'), explain(slot)]] },
    ...(pod === undefined ? offers({ ip: slot.address }, undefined) : podActions(pod)),
  };
}

/** The words for a slot without a pod. A row is not drawn again for each second, so it says until when it cools. */
function useWord({ use, freeAt }: SlotView): string {
  const words: Readonly<Record<SlotView['use'], string>> = {
    primary: l10n.t('primary'),
    pod: l10n.t('pod'),
    warm: l10n.t('warm'),
    cooling: freeAt === undefined ? l10n.t('cooling') : l10n.t('cooling until {0}', timeOfDay(freeAt)),
  };
  return words[use];
}

/** As a clock shows it: `14:03:09`. */
function timeOfDay(time: number): string {
  return new Date(time).toLocaleTimeString('en-GB', { hour12: false });
}

function explain(slot: SlotView): string {
  if (slot.pods.length > 0) return slot.pods.map(({ key }) => key).join(', ');
  const sentences: Readonly<Record<SlotView['use'], string>> = {
    primary: l10n.t('The ENI’s own address; pods never get it.'),
    pod: l10n.t('Given to a pod.'),
    warm: l10n.t('Free and ready for the next pod on this node.'),
    cooling: l10n.t('Its pod has just ended; free again 30 seconds after that.'),
  };
  return sentences[slot.use];
}

function emptyIcon({ use }: SlotView): RowIcon {
  if (use === 'primary') return { name: 'lock', color: stateColor.quiet };
  return use === 'cooling'
    ? { name: 'history', color: stateColor.quiet }
    : { name: 'circle-outline', color: stateColor.quiet };
}
