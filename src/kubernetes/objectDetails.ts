import type { ObjectDetails } from '../ports/cluster.ts';
import type { ClusterApi } from './clusterApi.ts';
import { toDeploymentDetail } from './deploymentDetail.ts';
import { toEvent } from './event.ts';
import { toNodeDetail } from './nodeDetail.ts';
import { toPodDetail } from './podDetail.ts';

/** One object at a time, with all that its page says of it. */
export function objectDetails(api: ClusterApi): ObjectDetails {
  return {
    podDetail: async (namespace, name, signal) =>
      toPodDetail(
        await api.call(`pod ${namespace}/${name}`, signal, (call) =>
          api.core.readNamespacedPod({ namespace, name }, call),
        ),
      ),
    nodeDetail: async (name, signal) =>
      toNodeDetail(await api.call(`node ${name}`, signal, (call) => api.core.readNode({ name }, call))),
    deploymentDetail: async (namespace, name, signal) =>
      toDeploymentDetail(
        await api.call(`deployment ${namespace}/${name}`, signal, (call) =>
          api.apps.readNamespacedDeployment({ namespace, name }, call),
        ),
      ),
    async eventsAboutNode(name, signal) {
      const fieldSelector = `involvedObject.kind=Node,involvedObject.name=${name}`;
      const { items } = await api.call(`events of node ${name}`, signal, (call) =>
        api.core.listEventForAllNamespaces({ fieldSelector }, call),
      );
      return items.map(toEvent).toSorted((a, b) => a.lastSeenAt - b.lastSeenAt);
    },
  };
}
