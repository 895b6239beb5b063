import { l10n } from 'vscode';
import type { NodeView, SlotView } from '../../model/snapshot.ts';
import type { NetworkInterface } from '../../ports/cloud.ts';
import { facts, page, pairs, table } from './page.ts';

/** An interface as EC2 has it, with what its places are used for, as a page of text. */
export function eniPage(eni: NetworkInterface, node: NodeView | undefined, slots: readonly SlotView[]): string {
  const uses = new Map(slots.map((slot) => [slot.address, slot]));
  return page(
    {
      lines: facts(
        [l10n.t('Id'), eni.id],
        [l10n.t('Status'), eni.status],
        [l10n.t('Description'), eni.description],
        [l10n.t('Node'), node?.name ?? ''],
        [l10n.t('Instance'), eni.instanceId ?? ''],
        [l10n.t('Device index'), eni.deviceIndex === undefined ? '' : String(eni.deviceIndex)],
        [l10n.t('MAC address'), eni.macAddress],
        [l10n.t('Subnet'), eni.subnetId],
        [l10n.t('Zone'), eni.zone],
        [l10n.t('Public address'), eni.publicIp ?? ''],
        [l10n.t('Security groups'), eni.groupIds.join(', ')],
        [l10n.t('Kept by a service of AWS'), eni.requesterManaged ? l10n.t('yes') : l10n.t('no')],
      ),
    },
    {
      heading: l10n.t('Addresses'),
      lines: table(eni.addresses.map((address, index) => [address, useOf(uses.get(address), index === 0)])),
    },
    {
      heading: l10n.t('Prefixes'),
      lines: table(eni.prefixes.map((prefix) => [prefix, useOf(uses.get(prefix), false)])),
    },
    { heading: l10n.t('Tags'), lines: pairs(eni.tags) },
  );
}

function useOf(slot: SlotView | undefined, isPrimary: boolean): string {
  if (isPrimary) return l10n.t('primary');
  if (slot === undefined) return '';
  if (slot.pods.length > 0) return slot.pods.map(({ key }) => key).join(', ');
  return slot.use === 'cooling' ? l10n.t('cooling') : l10n.t('warm');
}
