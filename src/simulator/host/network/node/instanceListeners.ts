import type { Listener } from '../../packets/listener.ts';
import { containerServers } from '../../packets/servers/containerServers.ts';
import { ipamdIntrospection } from '../../packets/servers/ipamdIntrospection.ts';
import { machineServers } from '../../packets/servers/machineServers.ts';
import type { ClusterAccess } from '../clusterAccess.ts';
import type { NodeFacts } from './nodeFacts.ts';

/** What listens in an instance's own namespace: the machine's daemons, and pods that share its network. */
export function instanceListeners(
  { instance, interfaces, cni }: NodeFacts,
  cluster: ClusterAccess | undefined,
): readonly Listener[] {
  const node = cluster?.nodeOf(instance.id);
  if (cluster === undefined || node === undefined) return machineServers(false);
  const sharing = cluster
    .podsOnNode(node.name)
    .filter(({ metadata, spec }) => spec.hostNetwork === true && metadata.namespace !== 'kube-system');
  const device = (id: string): number => interfaces.find(({ eni }) => eni.id === id)?.device ?? 0;
  const pool = cni === undefined ? undefined : node.ipamd?.pool;
  return [
    ...machineServers(true),
    ...(pool === undefined || cni === undefined ? [] : [ipamdIntrospection(pool, cni.minor, device)]),
    ...sharing.flatMap((pod) => containerServers(pod, cluster)),
  ];
}
