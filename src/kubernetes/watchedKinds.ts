import type { ConfigurationOptions, KubernetesListObject, V1Deployment, V1Node, V1Pod } from '@kubernetes/client-node';
import type { Kind, WatchedKinds } from '../ports/cluster.ts';
import type { ClusterApi } from './clusterApi.ts';
import { toDeployment } from './deployment.ts';
import { toNode } from './node.ts';
import { toPod } from './pod.ts';

interface RawKinds {
  readonly nodes: V1Node;
  readonly pods: V1Pod;
  readonly deployments: V1Deployment;
}

interface PageRequest {
  readonly limit: number;
  readonly _continue?: string;
}

interface WatchedKind<Raw, T> {
  readonly path: string;
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
};
