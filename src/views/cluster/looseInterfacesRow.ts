import { l10n } from 'vscode';
import { abilities } from '../../contributions.ts';
import type { NetworkInterface } from '../../ports/cloud.ts';
import { arnOf, offers } from './copyTargets.ts';
import { paged } from './paged.ts';
import { parts, stateColor, type Row } from './row.ts';
import type { RowContext } from './rowContext.ts';

/** Interfaces that the VPC CNI made and that are attached to no instance: on their way, or left behind by a node. */
export function looseInterfacesRow(interfaces: readonly NetworkInterface[], context: RowContext): Row {
  const id = 'loose';
  return {
    id,
    label: l10n.t('ENIs without a node'),
    description: String(interfaces.length),
    icon: { name: 'debug-disconnect', color: stateColor.full },
    tooltip: {
      heading: l10n.t('ENIs without a node'),
      facts: [],
      note: l10n.t(
        'A node that ends between detaching and deleting an ENI leaves it behind. It keeps its addresses and stands in the way when the VPC is deleted; a running aws-node deletes it after a few minutes.',
      ),
    },
    children: (limit) => paged(id, interfaces, limit, (each) => looseRow(each, context)),
  };
}

function looseRow(eni: NetworkInterface, context: RowContext): Row {
  const [primary] = eni.addresses;
  return context.rows.row(eni, 'loose', () => ({
    id: `loose/${eni.id}`,
    label: eni.id,
    description: parts(eni.status, primary, eni.zone),
    icon: { name: 'plug', color: stateColor.quiet },
    tooltip: {
      heading: eni.id,
      facts: [
        [l10n.t('Status'), eni.status],
        [l10n.t('Description'), eni.description],
        [l10n.t('Subnet'), eni.subnetId],
        [l10n.t('Addresses'), [...eni.addresses, ...eni.prefixes].join(', ')],
      ],
    },
    ...offers(
      { id: eni.id, ip: primary, arn: arnOf(context, 'network-interface', eni.id) },
      { kind: 'network-interface', id: eni.id },
      [abilities.eni],
      { eniId: eni.id },
    ),
  }));
}
