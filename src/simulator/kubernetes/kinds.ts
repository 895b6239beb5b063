import { kindOf, type Kind } from './kind.ts';
import type { HorizontalPodAutoscaler } from './objects/autoscaling.ts';
import type { ConfigMap, Lease, Namespace } from './objects/cluster.ts';
import type { EniConfig } from './objects/eniConfig.ts';
import type { KubeEvent } from './objects/event.ts';
import type { CronJob, Job } from './objects/jobs.ts';
import type { KubeNode } from './objects/node.ts';
import type { Pod } from './objects/pod.ts';
import type { PodDisruptionBudget, PriorityClass } from './objects/policy.ts';
import type { Role, RoleBinding } from './objects/rbac.ts';
import type { Endpoints, EndpointSlice, Service } from './objects/service.ts';
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from './objects/storage.ts';
import type { ControllerRevision, DaemonSet, Deployment, ReplicaSet, StatefulSet } from './objects/workloads.ts';

const cluster = { cluster: true } as const;
const status = { status: true } as const;
const all = { all: true, status: true } as const;
const rbac = 'rbac.authorization.k8s.io/v1';

export const pods = kindOf<Pod>('v1', 'Pod', 'pods', 'po', all);
export const nodes = kindOf<KubeNode>('v1', 'Node', 'nodes', 'no', { cluster: true, status: true });
export const namespaces = kindOf<Namespace>('v1', 'Namespace', 'namespaces', 'ns', { cluster: true, status: true });
export const services = kindOf<Service>('v1', 'Service', 'services', 'svc', all);
export const endpoints = kindOf<Endpoints>('v1', 'Endpoints', 'endpoints', 'ep');
export const events = kindOf<KubeEvent>('v1', 'Event', 'events', 'ev', { model: 'CoreV1Event' });
export const configMaps = kindOf<ConfigMap>('v1', 'ConfigMap', 'configmaps', 'cm');
export const secrets = kindOf('v1', 'Secret', 'secrets');
export const serviceAccounts = kindOf('v1', 'ServiceAccount', 'serviceaccounts', 'sa');
export const podTemplates = kindOf('v1', 'PodTemplate', 'podtemplates');
export const replicationControllers = kindOf('v1', 'ReplicationController', 'replicationcontrollers', 'rc', {
  ...all,
  scale: true,
});
export const persistentVolumes = kindOf<PersistentVolume>('v1', 'PersistentVolume', 'persistentvolumes', 'pv', {
  cluster: true,
  status: true,
});
export const persistentVolumeClaims = kindOf<PersistentVolumeClaim>(
  'v1',
  'PersistentVolumeClaim',
  'persistentvolumeclaims',
  'pvc',
  status,
);
export const limitRanges = kindOf('v1', 'LimitRange', 'limitranges', 'limits');
export const resourceQuotas = kindOf('v1', 'ResourceQuota', 'resourcequotas', 'quota', status);
export const deployments = kindOf<Deployment>('apps/v1', 'Deployment', 'deployments', 'deploy', {
  ...all,
  scale: true,
});
export const replicaSets = kindOf<ReplicaSet>('apps/v1', 'ReplicaSet', 'replicasets', 'rs', { ...all, scale: true });
export const daemonSets = kindOf<DaemonSet>('apps/v1', 'DaemonSet', 'daemonsets', 'ds', all);
export const statefulSets = kindOf<StatefulSet>('apps/v1', 'StatefulSet', 'statefulsets', 'sts', {
  ...all,
  scale: true,
});
export const controllerRevisions = kindOf<ControllerRevision>('apps/v1', 'ControllerRevision', 'controllerrevisions');
export const jobs = kindOf<Job>('batch/v1', 'Job', 'jobs', '', all);
export const cronJobs = kindOf<CronJob>('batch/v1', 'CronJob', 'cronjobs', 'cj', all);
export const horizontalPodAutoscalers = kindOf<HorizontalPodAutoscaler>(
  'autoscaling/v2',
  'HorizontalPodAutoscaler',
  'horizontalpodautoscalers',
  'hpa',
  all,
);
export const leases = kindOf<Lease>('coordination.k8s.io/v1', 'Lease', 'leases');
export const endpointSlices = kindOf<EndpointSlice>('discovery.k8s.io/v1', 'EndpointSlice', 'endpointslices');
export const eventsV1 = kindOf('events.k8s.io/v1', 'Event', 'events', 'ev', { model: 'EventsV1Event' });
export const ingresses = kindOf('networking.k8s.io/v1', 'Ingress', 'ingresses', 'ing', status);
export const ingressClasses = kindOf('networking.k8s.io/v1', 'IngressClass', 'ingressclasses', '', cluster);
export const networkPolicies = kindOf('networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies', 'netpol');
export const podDisruptionBudgets = kindOf<PodDisruptionBudget>(
  'policy/v1',
  'PodDisruptionBudget',
  'poddisruptionbudgets',
  'pdb',
  status,
);
export const clusterRoles = kindOf<Role>(rbac, 'ClusterRole', 'clusterroles', '', cluster);
export const clusterRoleBindings = kindOf<RoleBinding>(rbac, 'ClusterRoleBinding', 'clusterrolebindings', '', cluster);
export const roles = kindOf<Role>(rbac, 'Role', 'roles');
export const roleBindings = kindOf<RoleBinding>(rbac, 'RoleBinding', 'rolebindings');
export const priorityClasses = kindOf<PriorityClass>(
  'scheduling.k8s.io/v1',
  'PriorityClass',
  'priorityclasses',
  'pc',
  cluster,
);
export const storageClasses = kindOf<StorageClass>(
  'storage.k8s.io/v1',
  'StorageClass',
  'storageclasses',
  'sc',
  cluster,
);
/** Where a node's pods get their addresses from with custom networking of the VPC CNI. */
export const eniConfigs = kindOf<EniConfig>('crd.k8s.amazonaws.com/v1alpha1', 'ENIConfig', 'eniconfigs', '', {
  cluster: true,
  model: 'ENIConfig',
});

/** The kinds that the simulator's own parts work with, in the order in which discovery lists them. */
export const workingKinds: readonly Kind[] = [
  configMaps,
  endpoints,
  events,
  limitRanges,
  namespaces,
  nodes,
  persistentVolumeClaims,
  persistentVolumes,
  pods,
  podTemplates,
  replicationControllers,
  resourceQuotas,
  secrets,
  serviceAccounts,
  services,
  controllerRevisions,
  daemonSets,
  deployments,
  replicaSets,
  statefulSets,
  eventsV1,
  horizontalPodAutoscalers,
  cronJobs,
  jobs,
  ingressClasses,
  ingresses,
  networkPolicies,
  podDisruptionBudgets,
  clusterRoleBindings,
  clusterRoles,
  roleBindings,
  roles,
  priorityClasses,
  storageClasses,
  leases,
  endpointSlices,
  eniConfigs,
];
