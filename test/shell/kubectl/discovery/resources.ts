import type { ApiResource } from '../../../../src/shell/kubectl/discovery/apiResource.ts';

const resource = (
  group: string,
  version: string,
  kind: string,
  name: string,
  shortNames: readonly string[] = [],
  rest: Partial<ApiResource> = {},
): ApiResource => ({
  group,
  version,
  kind,
  name,
  shortNames,
  singular: kind.toLowerCase(),
  namespaced: true,
  verbs: ['get', 'list'],
  categories: [],
  subresources: [],
  ...rest,
});

const inAll = { categories: ['all'] };

/** A few kinds of a real server, in its order. */
export const served: readonly ApiResource[] = [
  resource('', 'v1', 'Pod', 'pods', ['po'], inAll),
  resource('', 'v1', 'Service', 'services', ['svc'], inAll),
  resource('', 'v1', 'Node', 'nodes', ['no'], { namespaced: false }),
  resource('', 'v1', 'Event', 'events', ['ev']),
  resource('apps', 'v1', 'Deployment', 'deployments', ['deploy'], inAll),
  resource('autoscaling', 'v2', 'HorizontalPodAutoscaler', 'horizontalpodautoscalers', ['hpa'], inAll),
  resource('autoscaling', 'v1', 'HorizontalPodAutoscaler', 'horizontalpodautoscalers', ['hpa'], inAll),
  resource('events.k8s.io', 'v1', 'Event', 'events', ['ev']),
  resource('example.com', 'v1', 'Pony', 'ponies', ['po']),
];
