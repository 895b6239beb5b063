import { l10n } from 'vscode';
import type { Instance } from '../../ports/cloud.ts';
import { arnOf, offers } from './copyTargets.ts';
import { parts, stateColor, type Row } from './row.ts';
import type { RowContext } from './rowContext.ts';

/** Tags that say of an instance that it is to be a node of a cluster. */
const nodeTags = ['eks:cluster-name', 'aws:eks:cluster-name', 'karpenter.sh/nodepool'];

/** An instance of the lab that is no node: the bastion, or a machine that has not joined the cluster. */
export function instanceRow(instance: Instance, context: RowContext): Row {
  const none = l10n.t('none');
  const joins = nodeTags.some((tag) => instance.tags[tag] !== undefined);
  const leaves = instance.state === 'shutting-down' || instance.state === 'terminated';
  const running = instance.state === 'running';
  return context.rows.row(instance, 'instance', () => ({
    id: `instance/${instance.id}`,
    label: instance.name ?? instance.id,
    description: parts(
      instance.privateIp,
      instance.state,
      instance.type,
      joins && !leaves ? l10n.t('has not joined the cluster yet') : undefined,
    ),
    icon: { name: 'vm', color: stateColor[running && !joins ? 'good' : 'busy'] },
    tooltip: {
      heading: instance.name ?? instance.id,
      facts: [
        [l10n.t('Instance'), instance.id],
        [l10n.t('Status'), instance.state],
        [l10n.t('Zone'), instance.zone],
        [l10n.t('Private address'), instance.privateIp ?? none],
        [l10n.t('Public address'), instance.publicIp ?? none],
      ],
    },
    ...offers(
      {
        name: instance.name,
        id: instance.id,
        ip: instance.privateIp,
        arn: arnOf(context, 'instance', instance.id),
      },
      { kind: 'instance', id: instance.id },
    ),
  }));
}
