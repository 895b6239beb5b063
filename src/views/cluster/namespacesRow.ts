import { l10n } from 'vscode';
import { abilities, commands } from '../../contributions.ts';
import type { PodView, Snapshot } from '../../model/snapshot.ts';
import type { KubernetesDeployment } from '../../ports/cluster.ts';
import { offers } from './copyTargets.ts';
import { paged } from './paged.ts';
import { podRow } from './podRow.ts';
import { stateColor, type Row } from './row.ts';
import type { RowContext } from './rowContext.ts';

export const namespacesRowId = 'namespaces';

/** Row id of a namespace. */
export function namespaceRowId(namespace: string): string {
  return `namespace/${namespace}`;
}

/** All pods by namespace, each namespace with its deployments first. */
export function namespacesRow({ pods, deployments }: Pick<Snapshot, 'pods' | 'deployments'>, context: RowContext): Row {
  return {
    id: namespacesRowId,
    label: l10n.t('Pods by namespace'),
    description: String(pods.size),
    icon: { name: 'symbol-namespace' },
    children: (limit) => {
      const podsOf = Map.groupBy(pods.values(), ({ namespace }) => namespace);
      const deploymentsOf = Map.groupBy(deployments, ({ namespace }) => namespace);
      const names = [...new Set([...podsOf.keys(), ...deploymentsOf.keys()])].toSorted();
      return paged(namespacesRowId, names, limit, (name) =>
        namespaceRow(name, podsOf.get(name) ?? [], deploymentsOf.get(name) ?? [], context),
      );
    },
  };
}

function namespaceRow(
  namespace: string,
  pods: readonly PodView[],
  deployments: readonly KubernetesDeployment[],
  context: RowContext,
): Row {
  const id = namespaceRowId(namespace);
  return {
    id,
    label: namespace,
    description: String(pods.length),
    icon: { name: 'symbol-namespace' },
    ...offers({ name: namespace }, undefined),
    children: (limit) =>
      paged<KubernetesDeployment | PodView>(id, [...deployments, ...pods], limit, (each) =>
        'phase' in each ? podRow(each, id, context) : deploymentRow(each, context),
      ),
  };
}

function deploymentRow(deployment: KubernetesDeployment, { rows }: RowContext): Row {
  const { uid, namespace, name, replicas, readyReplicas } = deployment;
  return rows.row(deployment, 'deployment', () => ({
    id: `deployment/${uid}`,
    label: name,
    description: l10n.t('{0}/{1} ready', readyReplicas, replicas),
    icon: { name: 'layers', color: stateColor[readyReplicas < replicas ? 'busy' : 'good'] },
    tooltip: { heading: `${namespace}/${name}`, facts: [[l10n.t('Kind'), l10n.t('Deployment')]] },
    ...offers({ name }, undefined, [abilities.deployment], { namespace, name, opens: 'deployment' }),
    command: { id: commands.openRow, title: l10n.t('Describe deployment') },
  }));
}
