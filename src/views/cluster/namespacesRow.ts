import { l10n } from 'vscode';
import { abilities } from '../../contributions.ts';
import type { PodView, Snapshot } from '../../model/snapshot.ts';
import type { KubernetesDeployment } from '../../ports/cluster.ts';
import { podRow } from './podRow.ts';
import { stateColor, type Row } from './row.ts';

/** Row id of a namespace. */
export function namespaceRowId(namespace: string): string {
  return `namespace/${namespace}`;
}

/** All pods by namespace, each namespace with its deployments first. */
export function namespacesRow({ pods, deployments }: Pick<Snapshot, 'pods' | 'deployments'>): Row {
  return {
    id: 'namespaces',
    label: l10n.t('Pods by namespace'),
    description: String(pods.size),
    icon: { name: 'symbol-namespace' },
    children: () => {
      const byNamespace = Map.groupBy(pods.values(), ({ namespace }) => namespace);
      const names = new Set([...byNamespace.keys(), ...deployments.map(({ namespace }) => namespace)]);
      return [...names].toSorted().map((name) =>
        namespaceRow(
          name,
          byNamespace.get(name) ?? [],
          deployments.filter(({ namespace }) => namespace === name),
        ),
      );
    },
  };
}

function namespaceRow(namespace: string, pods: readonly PodView[], deployments: readonly KubernetesDeployment[]): Row {
  const id = namespaceRowId(namespace);
  return {
    id,
    label: namespace,
    description: String(pods.length),
    icon: { name: 'symbol-namespace' },
    abilities: [abilities.copyText],
    target: { copyText: namespace },
    children: () => [...deployments.map(deploymentRow), ...pods.map((pod) => podRow(pod, id))],
  };
}

function deploymentRow({ uid, namespace, name, replicas, readyReplicas }: KubernetesDeployment): Row {
  return {
    id: `deployment/${uid}`,
    label: name,
    description: l10n.t('{0}/{1} ready', readyReplicas, replicas),
    icon: { name: 'layers', color: stateColor[readyReplicas < replicas ? 'busy' : 'good'] },
    abilities: [abilities.scale, abilities.copyText],
    target: { namespace, name, copyText: name },
  };
}
