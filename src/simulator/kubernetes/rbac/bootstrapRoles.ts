import { clusterRoleBindings, clusterRoles } from '../kinds.ts';
import type { KubeApi } from '../kubeApi.ts';
import { createObject } from '../writes/create.ts';
import type { PolicyRule } from './rule.ts';
import { adminRules, clusterAdminRules, editRules, viewRules } from './userFacingRoles.ts';

const group = 'rbac.authorization.k8s.io';
const metadata = (name: string) => ({
  name,
  labels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' },
  annotations: { 'rbac.authorization.kubernetes.io/autoupdate': 'true' },
});
const paths = (urls: string): PolicyRule => ({ nonResourceURLs: urls.split(' '), verbs: ['get'] });

const selfReviews: readonly PolicyRule[] = [
  {
    apiGroups: ['authorization.k8s.io'],
    resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
    verbs: ['create'],
  },
  { apiGroups: ['authentication.k8s.io'], resources: ['selfsubjectreviews'], verbs: ['create'] },
];
const node: readonly PolicyRule[] = [
  {
    apiGroups: [''],
    resources: ['nodes', 'pods', 'services', 'configmaps', 'secrets'],
    verbs: ['get', 'list', 'watch'],
  },
  {
    apiGroups: [''],
    resources: ['nodes', 'nodes/status', 'pods/status', 'events'],
    verbs: ['create', 'patch', 'update'],
  },
  { apiGroups: [''], resources: ['pods'], verbs: ['create', 'delete'] },
  { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create', 'delete', 'get', 'patch', 'update'] },
];

const clusterRoleRules: Readonly<Record<string, readonly PolicyRule[]>> = {
  'cluster-admin': clusterAdminRules,
  'system:basic-user': selfReviews,
  'system:discovery': [
    paths('/api /api/* /apis /apis/* /healthz /livez /openapi /openapi/* /readyz /version /version/'),
  ],
  'system:public-info-viewer': [paths('/healthz /livez /readyz /version /version/')],
  'system:node': node,
  'eks:node-bootstrapper': [
    {
      apiGroups: ['certificates.k8s.io'],
      resources: ['certificatesigningrequests/selfnodeserver'],
      verbs: ['create'],
    },
  ],
};

const userFacingRules: Readonly<Record<string, readonly PolicyRule[]>> = {
  admin: adminRules,
  edit: editRules,
  view: viewRules,
};

const bindings: readonly (readonly [name: string, groups: readonly string[]])[] = [
  ['cluster-admin', ['system:masters']],
  ['system:basic-user', ['system:authenticated']],
  ['system:discovery', ['system:authenticated']],
  ['system:public-info-viewer', ['system:authenticated', 'system:unauthenticated']],
  ['eks:node-bootstrapper', ['system:bootstrappers', 'system:nodes']],
];

const aggregatesTo = (name: string) => ({ [`rbac.authorization.k8s.io/aggregate-to-${name}`]: 'true' });

/** The roles for people take the rules of every role with a label for them, so that add-ons can widen them. */
function createUserFacingRole(api: KubeApi, name: string, rules: readonly PolicyRule[]): void {
  const own = metadata(`system:aggregate-to-${name}`);
  createObject(api, clusterRoles, { metadata: { ...own, labels: { ...own.labels, ...aggregatesTo(name) } }, rules });
  const aggregationRule = { clusterRoleSelectors: [{ matchLabels: aggregatesTo(name) }] };
  createObject(api, clusterRoles, { metadata: metadata(name), aggregationRule, rules });
}

/** The roles and bindings that every cluster begins with. Nodes have their rights by name, without a binding. */
export function createBootstrapRoles(api: KubeApi): void {
  for (const [name, rules] of Object.entries(clusterRoleRules))
    createObject(api, clusterRoles, { metadata: metadata(name), rules });
  for (const [name, rules] of Object.entries(userFacingRules)) createUserFacingRole(api, name, rules);
  for (const [name, groups] of bindings)
    createObject(api, clusterRoleBindings, {
      metadata: metadata(name),
      roleRef: { apiGroup: group, kind: 'ClusterRole', name },
      subjects: groups.map((each) => ({ apiGroup: group, kind: 'Group', name: each })),
    });
}
