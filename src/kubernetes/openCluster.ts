import { systemClock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import type { Cluster, ClusterSettings, Kind, OpenCluster, WatchedKinds, WatchListener } from '../ports/cluster.ts';
import { ApiServer, type ApiRequest } from './apiServer.ts';
import { kubernetesError } from './kubernetesErrors.ts';
import { listWatch } from './listWatch.ts';
import { trimDeployment, trimEvent, trimNode, trimPod } from './trim.ts';

const collections: {
  readonly [K in Kind]: { readonly path: string; readonly trim: (object: unknown) => WatchedKinds[K] };
} = {
  nodes: { path: '/api/v1/nodes', trim: trimNode },
  pods: { path: '/api/v1/pods', trim: trimPod },
  deployments: { path: '/apis/apps/v1/deployments', trim: trimDeployment },
};

/** Opens a cluster's API server. Nothing is connected until the first call. */
export const openCluster: OpenCluster = (settings: ClusterSettings): Cluster => {
  const server = new ApiServer(settings);
  const watches = new Set<Disposable>();

  async function ask<T>(subject: string, request: ApiRequest): Promise<T> {
    try {
      return await server.request<T>(request);
    } catch (error) {
      throw kubernetesError(error, subject);
    }
  }

  return {
    watch<K extends Kind>(kind: K, listener: WatchListener<WatchedKinds[K]>) {
      const { path, trim } = collections[kind];
      const watch = listWatch({ server, path, trim, listener, clock: systemClock, random: Math.random });
      watches.add(watch);
      return watch;
    },
    async eventsAbout({ namespace, name, uid }, signal) {
      const fieldSelector = `involvedObject.name=${name},involvedObject.namespace=${namespace},involvedObject.uid=${uid}`;
      const { items = [] } = await ask<{ items?: unknown[] }>(name, {
        path: `/api/v1/namespaces/${namespace}/events`,
        query: { fieldSelector },
        signal,
      });
      return items.map(trimEvent).toSorted((a, b) => a.lastSeenAt - b.lastSeenAt);
    },
    async scaleDeployment(namespace, name, replicas, signal) {
      await ask(name, {
        method: 'PATCH',
        path: `/apis/apps/v1/namespaces/${namespace}/deployments/${name}/scale`,
        body: { type: 'application/merge-patch+json', value: { spec: { replicas } } },
        signal,
      });
    },
    async deleteDeployment(namespace, name, signal) {
      await ask(name, {
        method: 'DELETE',
        path: `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`,
        body: { type: 'application/json', value: { propagationPolicy: 'Background' } },
        signal,
      });
    },
    async loadBalancerServices(signal) {
      const { items = [] } = await ask<{ items?: LoadBalancerService[] }>('services', {
        path: '/api/v1/services',
        signal,
      });
      return items
        .filter(({ spec }) => spec?.type === 'LoadBalancer')
        .map(({ metadata }) => ({ namespace: metadata.namespace, name: metadata.name }));
    },
    async deleteService(namespace, name, signal) {
      await ask(name, { method: 'DELETE', path: `/api/v1/namespaces/${namespace}/services/${name}`, signal });
    },
    dispose() {
      for (const watch of watches) watch.dispose();
      server.dispose();
    },
  };
};

interface LoadBalancerService {
  readonly metadata: { readonly namespace: string; readonly name: string };
  readonly spec?: { readonly type?: string };
}
