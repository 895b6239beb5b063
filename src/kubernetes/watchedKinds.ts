import type {
  ConfigurationOptions,
  CoreV1Event,
  KubernetesListObject,
  V1DaemonSet,
  V1Deployment,
  V1Node,
  V1Pod,
} from '@kubernetes/client-node';
import type { Kind, WatchedKinds } from '../ports/cluster.ts';
import type { ClusterApi } from './clusterApi.ts';
import { toCni } from './cni.ts';
import { toDeployment } from './deployment.ts';
import { toEvent } from './event.ts';
import { toNode } from './node.ts';
import { toPod } from './pod.ts';

interface RawKinds {
  readonly nodes: V1Node;
  readonly pods: V1Pod;
  readonly deployments: V1Deployment;
  readonly cni: V1DaemonSet;
  readonly sandboxFailures: CoreV1Event;
}

interface PageRequest {
  readonly limit: number;
  readonly fieldSelector?: string;
  readonly _continue?: string;
}

interface WatchedKind<Raw, T> {
  readonly path: string;
  /** Only objects whose fields are these. */
  readonly fieldSelector?: string;
  readonly list: (
    api: ClusterApi,
    request: PageRequest,
    options: ConfigurationOptions,
  ) => Promise<KubernetesListObject<Raw & object>>;
  readonly convert: (raw: Raw) => T;
}

/** How each kind is listed, watched and trimmed. */
export const watchedKinds: { readonly [K in Kind]: WatchedKind<RawKinds[K], WatchedKinds[K]> } = {
  nodes: {
    path: '/api/v1/nodes',
    list: ({ core }, request, options) => core.listNode(request, options),
    convert: toNode,
  },
  pods: {
    path: '/api/v1/pods',
    list: ({ core }, request, options) => core.listPodForAllNamespaces(request, options),
    convert: toPod,
  },
  deployments: {
    path: '/apis/apps/v1/deployments',
    list: ({ apps }, request, options) => apps.listDeploymentForAllNamespaces(request, options),
    convert: toDeployment,
  },
  cni: {
    path: '/apis/apps/v1/namespaces/kube-system/daemonsets',
    // Others' environments may hold secrets: they are not even asked for.
    fieldSelector: 'metadata.name=aws-node',
    list: ({ apps }, request, options) =>
      apps.listNamespacedDaemonSet({ namespace: 'kube-system', ...request }, options),
    convert: toCni,
  },
  sandboxFailures: {
    path: '/api/v1/events',
    fieldSelector: 'reason=FailedCreatePodSandBox',
    list: ({ core }, request, options) => core.listEventForAllNamespaces(request, options),
    convert: toEvent,
  },
};
