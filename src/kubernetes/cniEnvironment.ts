import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import type { ClusterApi } from './clusterApi.ts';

const target = { namespace: 'kube-system', name: 'aws-node' };

/**
 * Changes variables of aws-node's main container and leaves the others; null takes one away. A strategic merge patch, as
 * `kubectl set env` sends: a list of variables is merged by their names.
 */
export async function setCniEnvironment(
  api: ClusterApi,
  variables: Readonly<Record<string, string | null>>,
  signal: AbortSignal,
): Promise<void> {
  const env = Object.entries(variables).map(([name, value]) =>
    value === null ? { name, $patch: 'delete' } : { name, value },
  );
  const body = { spec: { template: { spec: { containers: [{ name: 'aws-node', env }] } } } };
  await api.call('daemonset kube-system/aws-node', signal, (call) =>
    api.apps.patchNamespacedDaemonSet(
      { ...target, body },
      setHeaderOptions('Content-Type', PatchStrategy.StrategicMergePatch, call),
    ),
  );
}
