import type { Kind } from './kind.ts';
import type { ConfigMap, Lease, Namespace } from './objects/cluster.ts';
import type { EniConfig } from './objects/eniConfig.ts';
import type { KubeEvent } from './objects/event.ts';
import type { CronJob, Job } from './objects/jobs.ts';
import type { KubeObject } from './objects/meta.ts';
import type { KubeNode } from './objects/node.ts';
import type { Pod } from './objects/pod.ts';
import type { PodDisruptionBudget, PriorityClass } from './objects/policy.ts';
import type { Endpoints, EndpointSlice, Service } from './objects/service.ts';
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from './objects/storage.ts';
import type { ControllerRevision, DaemonSet, Deployment, ReplicaSet, StatefulSet } from './objects/workloads.ts';

interface Traits {
  readonly cluster?: true;
  readonly all?: true;
  readonly scale?: true;
  readonly model?: string;
}

function kindOf<T extends KubeObject>(
  groupVersion: string,
  kind: string,
  plural: string,
  shortNames: string,
  traits: Traits = {},
): Kind<T> {
  const [group = '', version = 'v1'] = groupVersion.includes('/') ? groupVersion.split('/') : ['', groupVersion];
  const capitalVersion = `${version[0]?.toUpperCase()}${version.slice(1)}`;
  return {
    group,
    version,
    kind,
    plural,
    namespaced: traits.cluster !== true,
    shortNames: shortNames === '' ? [] : shortNames.split(' '),
    inAll: traits.all === true,
    scalable: traits.scale === true,
    model: traits.model ?? `${capitalVersion}${kind}`,
  };
}

export const pods = kindOf<Pod>('v1', 'Pod', 'pods', 'po', { all: true });
export const nodes = kindOf<KubeNode>('v1', 'Node', 'nodes', 'no', { cluster: true });
export const namespaces = kindOf<Namespace>('v1', 'Namespace', 'namespaces', 'ns', { cluster: true });
export const services = kindOf<Service>('v1', 'Service', 'services', 'svc', { all: true });
export const endpoints = kindOf<Endpoints>('v1', 'Endpoints', 'endpoints', 'ep');
export const events = kindOf<KubeEvent>('v1', 'Event', 'events', 'ev', { model: 'CoreV1Event' });
export const configMaps = kindOf<ConfigMap>('v1', 'ConfigMap', 'configmaps', 'cm');
export const secrets = kindOf('v1', 'Secret', 'secrets', '');
export const serviceAccounts = kindOf('v1', 'ServiceAccount', 'serviceaccounts', 'sa');
export const replicationControllers = kindOf('v1', 'ReplicationController', 'replicationcontrollers', 'rc', {
  all: true,
});
export const persistentVolumes = kindOf<PersistentVolume>('v1', 'PersistentVolume', 'persistentvolumes', 'pv', {
  cluster: true,
});
export const persistentVolumeClaims = kindOf<PersistentVolumeClaim>(
  'v1',
  'PersistentVolumeClaim',
  'persistentvolumeclaims',
  'pvc',
);
export const limitRanges = kindOf('v1', 'LimitRange', 'limitranges', 'limits');
export const resourceQuotas = kindOf('v1', 'ResourceQuota', 'resourcequotas', 'quota');
export const deployments = kindOf<Deployment>('apps/v1', 'Deployment', 'deployments', 'deploy', {
  all: true,
  scale: true,
});
export const replicaSets = kindOf<ReplicaSet>('apps/v1', 'ReplicaSet', 'replicasets', 'rs', { all: true, scale: true });
export const daemonSets = kindOf<DaemonSet>('apps/v1', 'DaemonSet', 'daemonsets', 'ds', { all: true });
export const statefulSets = kindOf<StatefulSet>('apps/v1', 'StatefulSet', 'statefulsets', 'sts', {
  all: true,
  scale: true,
});
export const controllerRevisions = kindOf<ControllerRevision>(
  'apps/v1',
  'ControllerRevision',
  'controllerrevisions',
  '',
);
export const jobs = kindOf<Job>('batch/v1', 'Job', 'jobs', '', { all: true });
export const cronJobs = kindOf<CronJob>('batch/v1', 'CronJob', 'cronjobs', 'cj', { all: true });
export const horizontalPodAutoscalers = kindOf(
  'autoscaling/v2',
  'HorizontalPodAutoscaler',
  'horizontalpodautoscalers',
  'hpa',
  { all: true },
);
export const leases = kindOf<Lease>('coordination.k8s.io/v1', 'Lease', 'leases', '');
export const endpointSlices = kindOf<EndpointSlice>('discovery.k8s.io/v1', 'EndpointSlice', 'endpointslices', '');
export const eventsV1 = kindOf('events.k8s.io/v1', 'Event', 'events', 'ev', { model: 'EventsV1Event' });
export const ingresses = kindOf('networking.k8s.io/v1', 'Ingress', 'ingresses', 'ing');
export const networkPolicies = kindOf('networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies', 'netpol');
export const podDisruptionBudgets = kindOf<PodDisruptionBudget>(
  'policy/v1',
  'PodDisruptionBudget',
  'poddisruptionbudgets',
  'pdb',
);
export const clusterRoles = kindOf('rbac.authorization.k8s.io/v1', 'ClusterRole', 'clusterroles', '', {
  cluster: true,
});
export const clusterRoleBindings = kindOf(
  'rbac.authorization.k8s.io/v1',
  'ClusterRoleBinding',
  'clusterrolebindings',
  '',
  { cluster: true },
);
export const roles = kindOf('rbac.authorization.k8s.io/v1', 'Role', 'roles', '');
export const roleBindings = kindOf('rbac.authorization.k8s.io/v1', 'RoleBinding', 'rolebindings', '');
export const priorityClasses = kindOf<PriorityClass>('scheduling.k8s.io/v1', 'PriorityClass', 'priorityclasses', 'pc', {
  cluster: true,
});
export const storageClasses = kindOf<StorageClass>('storage.k8s.io/v1', 'StorageClass', 'storageclasses', 'sc', {
  cluster: true,
});
export const eniConfigs = kindOf<EniConfig>('crd.k8s.amazonaws.com/v1alpha1', 'ENIConfig', 'eniconfigs', '', {
  cluster: true,
});

/** Every resource type the API serves, in the order in which discovery lists them. */
export const allKinds: readonly Kind[] = [
  configMaps,
  endpoints,
  events,
  limitRanges,
  namespaces,
  nodes,
  persistentVolumeClaims,
  persistentVolumes,
  pods,
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

/** The kind served under that group, version and plural, or undefined. */
export function findKind(group: string, version: string, plural: string): Kind | undefined {
  return allKinds.find((kind) => kind.group === group && kind.version === version && kind.plural === plural);
}
