import type { DaemonCluster } from '../../cni/daemonCluster.ts';
import { eniConfigs, nodes, pods } from '../../kubernetes/kinds.ts';
import type { ControlContext } from '../controlContext.ts';

/** The cluster as the address daemon of a node sees it. */
export function daemonCluster({ api, events }: ControlContext, nodeName: string, nodeRoleArn: string): DaemonCluster {
  const { store } = api;
  return {
    node: () => store.get(nodes, '', nodeName),
    nodeRoleArn,
    issuer: api.issuer,
    eniConfig: (name) => store.get(eniConfigs, '', name),
    annotatePod(namespace, name, key, value) {
      const pod = store.get(pods, namespace, name);
      if (pod === undefined) return;
      const annotations = { ...pod.metadata.annotations, [key]: value };
      store.replace(pods, { ...pod, metadata: { ...pod.metadata, annotations } });
    },
    warn(pod, reason, message) {
      events.record(pod, { component: 'aws-node' }, { type: 'Warning', reason, message });
    },
  };
}
