import { l10n } from 'vscode';
import { abilities } from '../../contributions.ts';
import type { StackView } from '../../model/snapshot.ts';
import type { StackResource } from '../../ports/cloud.ts';
import { parts, stateColor, type Row } from './row.ts';

/** Everything CloudFormation made for the stack, and how each part is doing. */
export function resourcesRow({ resources, status }: StackView): Row {
  const complete = resources.filter((resource) => resource.status.endsWith('_COMPLETE')).length;
  const busy = status.endsWith('_IN_PROGRESS');
  return {
    id: 'resources',
    label: l10n.t('Stack resources'),
    description: busy ? `${complete}/${resources.length}` : String(resources.length),
    icon: { name: 'list-tree' },
    children: () => resources.map(resourceRow),
  };
}

function resourceRow({ logicalId, physicalId, type, status, reason }: StackResource): Row {
  return {
    id: `resource/${logicalId}`,
    label: logicalId,
    description: parts(status, type.replace(/^AWS::/, '')),
    icon: { name: 'symbol-property', color: stateColor[resourceState(status)] },
    tooltip: {
      heading: logicalId,
      facts: [
        [l10n.t('Type'), type],
        [l10n.t('Status'), status],
        [l10n.t('Physical id'), physicalId ?? l10n.t('none')],
      ],
      note: reason,
    },
    abilities: [abilities.copyText],
    target: { copyText: physicalId ?? logicalId },
  };
}

function resourceState(status: string): keyof typeof stateColor {
  if (status.endsWith('_FAILED')) return 'bad';
  if (status.endsWith('_IN_PROGRESS')) return 'busy';
  return status.startsWith('DELETE') ? 'quiet' : 'good';
}
