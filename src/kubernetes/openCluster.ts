import { systemClock, type Clock } from '../base/clock.ts';
import { onDispose } from '../base/disposable.ts';
import type { Cluster, ClusterSettings, Kind, WatchedKinds, WatchListener } from '../ports/cluster.ts';
import { ApiTransport } from './apiTransport.ts';
import { balancerOwners } from './balancerOwners.ts';
import { BearerToken } from './bearerToken.ts';
import { ClusterApi } from './clusterApi.ts';
import { setCniEnvironment } from './cniEnvironment.ts';
import { toEvent } from './event.ts';
import { kubeConfig } from './kubeConfig.ts';
import { servicePorts } from './servicePorts.ts';
import { nodeDrain } from './nodeDrain.ts';
import { objectDetails } from './objectDetails.ts';
import { podLogs } from './podLogs.ts';
import { watchKind } from './watchKind.ts';

export interface OpenClusterOptions {
  readonly clock: Clock;
  readonly random: () => number;
  /** A watch that says nothing for this long (milliseconds) is opened again; a real server sends a bookmark each minute. */
  readonly silence: number;
}

const defaults: OpenClusterOptions = { clock: systemClock, random: Math.random, silence: 75_000 };

/** Opens a cluster's API server. Nothing is connected until the first call. */
export function openCluster(settings: ClusterSettings, options: OpenClusterOptions = defaults): Cluster {
  const token = new BearerToken(settings.token, options.clock);
  const { config, close } = kubeConfig(settings, token);
  const transport = new ApiTransport(settings, token);
  const api = new ClusterApi(settings.name, config, transport, token);
  const disposed = new AbortController();
  return {
    watch<K extends Kind>(kind: K, listener: WatchListener<WatchedKinds[K]>) {
      const stopped = new AbortController();
      void watchKind(api, kind, listener, options, AbortSignal.any([stopped.signal, disposed.signal]));
      return onDispose(() => stopped.abort());
    },
    async eventsAbout({ namespace, name, uid }, signal) {
      const fieldSelector = `involvedObject.name=${name},involvedObject.uid=${uid}`;
      const { items } = await api.call(`${namespace}/${name}`, signal, (call) =>
        api.core.listNamespacedEvent({ namespace, fieldSelector }, call),
      );
      return items.map(toEvent).toSorted((a, b) => a.lastSeenAt - b.lastSeenAt);
    },
    setCniEnvironment: (variables, signal) => setCniEnvironment(api, variables, signal),
    async scaleDeployment(namespace, name, replicas, signal) {
      // Without a version, as kubectl scales: what a controller notes down meanwhile is no reason to refuse.
      const body = { metadata: { name, namespace }, spec: { replicas } };
      await api.call(`deployment ${namespace}/${name}`, signal, (call) =>
        api.apps.replaceNamespacedDeploymentScale({ namespace, name, body }, call),
      );
    },
    async deleteDeployment(namespace, name, signal) {
      await api.call(`deployment ${namespace}/${name}`, signal, (call) =>
        api.apps.deleteNamespacedDeployment({ namespace, name, propagationPolicy: 'Background' }, call),
      );
    },
    servicePorts: (signal) => servicePorts(api, signal),
    async deletePod(namespace, name, signal) {
      await api.call(`pod ${namespace}/${name}`, signal, (call) =>
        api.core.deleteNamespacedPod({ namespace, name }, call),
      );
    },
    ...objectDetails(api),
    ...podLogs(api),
    ...nodeDrain(api),
    ...balancerOwners(api),
    dispose() {
      disposed.abort();
      close();
      transport.close();
    },
  };
}
