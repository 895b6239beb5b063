import { l10n } from 'vscode';
import { abilities } from '../../contributions.ts';
import type { Instance } from '../../ports/cloud.ts';
import { parts, stateColor, type Row } from './row.ts';

/** An instance of the lab that is no node: the bastion, or a machine that has not joined the cluster. */
export function instanceRow(instance: Instance): Row {
  const none = l10n.t('none');
  return {
    id: `instance/${instance.id}`,
    label: instance.name ?? instance.id,
    description: parts(instance.privateIp, instance.state, instance.type),
    icon: { name: 'vm', color: stateColor[instance.state === 'running' ? 'good' : 'busy'] },
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
    abilities: [abilities.copyText],
    target: { copyText: instance.privateIp ?? instance.id },
  };
}
