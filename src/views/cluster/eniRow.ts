import { l10n } from 'vscode';
import { abilities } from '../../contributions.ts';
import type { EniView } from '../../model/snapshot.ts';
import { addressRow } from './addressRow.ts';
import { arnOf, offers } from './copyTargets.ts';
import { parts, stateColor, type Row } from './row.ts';
import type { RowContext } from './rowContext.ts';

/** A network interface of a node with its slots. The primary address is no slot for pods, so it is not counted. */
export function eniRow(eni: EniView, osImage: string, context: RowContext): Row {
  const slots = eni.slots.filter(({ kind }) => kind !== 'primary');
  const used = slots.filter(({ pods }) => pods.length > 0).length;
  const warm = slots.filter(({ use }) => use === 'warm').length;
  const name = interfaceName(osImage, eni.deviceIndex);
  return {
    id: `eni/${eni.id}`,
    label: l10n.t('ENI {0}', eni.deviceIndex),
    description: parts(
      name,
      l10n.t('{0}/{1} used', used, slots.length),
      warm > 0 ? l10n.t('{0} warm', warm) : undefined,
      eni.primaryIp,
      eni.id,
    ),
    icon: { name: 'plug', color: stateColor[used === slots.length && used > 0 ? 'full' : 'good'] },
    tooltip: {
      heading: eni.id,
      facts: [
        [l10n.t('On the node'), name],
        [l10n.t('Device index'), String(eni.deviceIndex)],
        [l10n.t('Primary address'), eni.primaryIp],
        [l10n.t('Subnet'), eni.subnetId],
        [l10n.t('Status'), eni.status],
        [l10n.t('Description'), eni.description],
      ],
    },
    ...offers(
      { id: eni.id, ip: eni.primaryIp, arn: arnOf(context, 'network-interface', eni.id) },
      { kind: 'network-interface', id: eni.id },
      [abilities.eni],
      { eniId: eni.id },
    ),
    children: () => eni.slots.map((slot) => addressRow(slot, eni.id, context)),
  };
}

/** What the node calls the interface: Amazon Linux 2023 names it after its PCI slot, which starts at 5; others count from 0. */
function interfaceName(osImage: string, deviceIndex: number): string {
  return osImage.startsWith('Amazon Linux 2023') ? `ens${deviceIndex + 5}` : `eth${deviceIndex}`;
}
