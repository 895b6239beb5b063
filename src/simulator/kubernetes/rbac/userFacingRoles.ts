import type { PolicyRule } from './rule.ts';

const read = ['get', 'list', 'watch'];
const write = ['create', 'delete', 'deletecollection', 'patch', 'update'];
const rule = (apiGroup: string, resources: string, verbs: readonly string[]): PolicyRule => ({
  apiGroups: [apiGroup],
  resources: resources.split(' '),
  verbs,
});

const apps = 'daemonsets deployments deployments/scale replicasets replicasets/scale statefulsets statefulsets/scale';
const core = 'configmaps persistentvolumeclaims replicationcontrollers replicationcontrollers/scale services';

/** What the ClusterRole `view` allows: to read what is in a namespace, but neither secrets nor roles. */
export const viewRules: readonly PolicyRule[] = [
  rule('', `${core} endpoints pods serviceaccounts persistentvolumeclaims/status services/status`, read),
  rule(
    '',
    'bindings events limitranges namespaces/status pods/log pods/status replicationcontrollers/status resourcequotas resourcequotas/status',
    read,
  ),
  rule('', 'namespaces', read),
  rule('discovery.k8s.io', 'endpointslices', read),
  rule(
    'apps',
    `controllerrevisions ${apps} daemonsets/status deployments/status replicasets/status statefulsets/status`,
    read,
  ),
  rule('autoscaling', 'horizontalpodautoscalers horizontalpodautoscalers/status', read),
  rule('batch', 'cronjobs cronjobs/status jobs jobs/status', read),
  rule('policy', 'poddisruptionbudgets poddisruptionbudgets/status', read),
  rule('networking.k8s.io', 'ingresses ingresses/status networkpolicies', read),
];

/** What `edit` allows besides: to change it, and to look into pods and secrets. */
export const editRules: readonly PolicyRule[] = [
  rule('', 'pods/attach pods/exec pods/portforward pods/proxy secrets services/proxy', read),
  rule('', 'serviceaccounts', ['impersonate']),
  rule('', 'pods pods/attach pods/exec pods/portforward pods/proxy', write),
  rule('', 'pods/eviction', ['create']),
  rule('', `${core} secrets serviceaccounts services/proxy events`, write),
  rule('', 'serviceaccounts/token', ['create']),
  rule('apps', `${apps} deployments/rollback`, write),
  rule('autoscaling', 'horizontalpodautoscalers', write),
  rule('batch', 'cronjobs jobs', write),
  rule('networking.k8s.io', 'ingresses networkpolicies', write),
  rule('policy', 'poddisruptionbudgets', write),
  rule('coordination.k8s.io', 'leases', [...write, ...read]),
  ...viewRules,
];

/** What `admin` allows besides: to give rights within the namespace. */
export const adminRules: readonly PolicyRule[] = [
  rule('authorization.k8s.io', 'localsubjectaccessreviews', ['create']),
  rule('rbac.authorization.k8s.io', 'roles rolebindings', [...write, ...read]),
  ...editRules,
];

/** Everything. */
export const clusterAdminRules: readonly PolicyRule[] = [
  { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
  { nonResourceURLs: ['*'], verbs: ['*'] },
];

/** What an EKS access policy allows, in the terms of RBAC (EKS user guide, "Review access policy permissions"). */
export const accessPolicyRules: Readonly<Record<string, readonly PolicyRule[]>> = {
  AmazonEKSClusterAdminPolicy: clusterAdminRules,
  AmazonEKSAdminPolicy: adminRules,
  AmazonEKSEditPolicy: editRules,
  AmazonEKSViewPolicy: viewRules,
  AmazonEKSAdminViewPolicy: [{ apiGroups: ['*'], resources: ['*'], verbs: read }],
};
