import { l10n } from 'vscode';
import { abilities } from '../../contributions.ts';
import { placeOfType } from '../../domain/resources/consoleUrl.ts';
import { stackPhase } from '../../domain/stack/stackStatus.ts';
import type { StackView } from '../../model/snapshot.ts';
import type { StackResource } from '../../ports/cloud.ts';
import { offers } from './copyTargets.ts';
import { paged } from './paged.ts';
import { parts, stateColor, type Row } from './row.ts';
import type { RowContext } from './rowContext.ts';

/** The stack: its status, what it hands out, and everything that CloudFormation made for it. */
export function stackRow(stack: StackView, context: RowContext): Row {
  const { name, id, status, statusReason, outputs, resources } = stack;
  return {
    id: 'stack',
    label: l10n.t('Stack {0}', name),
    description: parts(status, resources.length > 0 ? resourceCount(stack) : undefined),
    icon: { name: 'layers', color: stateColor[stackState(status)] },
    tooltip: { heading: name, facts: [[l10n.t('Status'), status]], note: statusReason },
    ...stackActions({ name, id }),
    children: () => [
      ...(outputs.size > 0 ? [outputsRow(outputs)] : []),
      ...(resources.length > 0 ? [resourcesRow(stack, context)] : []),
    ],
  };
}

/** What a row that stands for the stack offers. */
export function stackActions({ name, id }: Pick<StackView, 'name' | 'id'>): Pick<Row, 'abilities' | 'target'> {
  return offers({ name, arn: id }, { kind: 'stack', id }, [abilities.stack]);
}

/** Which colour a stack's status has. */
export function stackState(status: string): keyof typeof stateColor {
  const states = { busy: 'busy', ready: 'good', 'rolled-back': 'bad', failed: 'bad', deleted: 'quiet' } as const;
  return states[stackPhase(status)];
}

function outputsRow(outputs: ReadonlyMap<string, string>): Row {
  return {
    id: 'outputs',
    label: l10n.t('Outputs'),
    description: String(outputs.size),
    icon: { name: 'output' },
    children: () =>
      [...outputs].map(([key, value]) => ({
        id: `output/${key}`,
        label: key,
        description: value,
        icon: { name: 'symbol-constant' },
        ...offers({ name: value }, undefined),
      })),
  };
}

function resourcesRow(stack: StackView, context: RowContext): Row {
  const id = 'resources';
  return {
    id,
    label: l10n.t('Resources'),
    description: resourceCount(stack),
    icon: { name: 'list-tree' },
    children: (limit) => paged(id, stack.resources, limit, (resource) => resourceRow(resource, context)),
  };
}

function resourceCount({ resources, status }: StackView): string {
  const complete = resources.filter((resource) => resource.status.endsWith('_COMPLETE')).length;
  if (status.endsWith('_IN_PROGRESS')) return l10n.t('{0}/{1} resources', complete, resources.length);
  return resources.length === 1 ? l10n.t('1 resource') : l10n.t('{0} resources', resources.length);
}

function resourceRow(resource: StackResource, { rows }: RowContext): Row {
  const { logicalId, physicalId, type, status, reason } = resource;
  return rows.row(resource, 'resource', () => ({
    id: `resource/${logicalId}`,
    label: logicalId,
    description: parts(status, type.replace(/^AWS::/, ''), physicalId),
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
    ...offers(
      { name: logicalId, id: physicalId, ...(physicalId?.startsWith('arn:') === true && { arn: physicalId }) },
      placeOfType(type, physicalId),
    ),
  }));
}

function resourceState(status: string): keyof typeof stateColor {
  if (status.endsWith('_FAILED')) return 'bad';
  if (status.endsWith('_IN_PROGRESS')) return 'busy';
  return status.startsWith('DELETE') ? 'quiet' : 'good';
}
