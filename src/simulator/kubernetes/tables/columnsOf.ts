import type { Kind } from '../kind.ts';
import * as kinds from '../kinds.ts';
import type { KubeObject } from '../objects/meta.ts';
import * as served from '../servedKinds.ts';
import * as administration from './administration.ts';
import { age } from './age.ts';
import { autoscalerColumns } from './autoscaling.ts';
import * as batch from './batch.ts';
import { eventColumns } from './events.ts';
import * as metrics from './metrics.ts';
import * as network from './network.ts';
import { nodeColumns } from './nodes.ts';
import * as others from './others.ts';
import { podColumns } from './pods.ts';
import * as policy from './policy.ts';
import * as rbac from './rbac.ts';
import * as storage from './storage.ts';
import type { Column, Columns } from './table.ts';
import * as workloads from './workloads.ts';

const name: Column<KubeObject> = { name: 'Name', cell: (object) => object.metadata.name };

const columnsByKind = new Map<string, Columns<KubeObject>>();
const keyOf = (kind: Kind): string => `${kind.group}/${kind.plural}`;

/** Ties the columns of a kind's own type to its kind, which is what makes the cast safe. */
function show<T extends KubeObject>(kind: Kind<T>, columns: Columns<T>): void {
  columnsByKind.set(keyOf(kind), kind.kind === 'Event' ? columns : [name, ...columns]);
}

/** The same for kinds whose objects have no type of their own in the simulator. */
function showPlain(group: string, plural: string, columns: Columns<KubeObject>): void {
  columnsByKind.set(`${group}/${plural}`, [name, ...columns]);
}

show(kinds.pods, podColumns);
show(kinds.nodes, nodeColumns);
show(kinds.deployments, workloads.deploymentColumns);
show(kinds.replicaSets, workloads.replicaSetColumns);
show(kinds.daemonSets, workloads.daemonSetColumns);
show(kinds.statefulSets, workloads.statefulSetColumns);
show(kinds.replicationControllers, workloads.replicationControllerColumns);
show(kinds.podTemplates, workloads.podTemplateColumns);
show(kinds.controllerRevisions, workloads.controllerRevisionColumns);
show(kinds.jobs, batch.jobColumns);
show(kinds.cronJobs, batch.cronJobColumns);
show(kinds.horizontalPodAutoscalers, autoscalerColumns);
show(kinds.services, network.serviceColumns);
show(kinds.endpoints, network.endpointsColumns);
show(kinds.endpointSlices, network.endpointSliceColumns);
show(kinds.ingresses, network.ingressColumns);
show(kinds.ingressClasses, network.ingressClassColumns);
show(kinds.networkPolicies, network.networkPolicyColumns);
show(kinds.events, eventColumns);
show(kinds.namespaces, others.namespaceColumns);
show(kinds.configMaps, others.configMapColumns);
show(kinds.secrets, others.secretColumns);
show(kinds.leases, others.leaseColumns);
show(kinds.serviceAccounts, others.serviceAccountColumns);
show(kinds.limitRanges, others.createdAtColumns);
show(kinds.resourceQuotas, policy.resourceQuotaColumns);
show(kinds.podDisruptionBudgets, policy.disruptionBudgetColumns);
show(kinds.priorityClasses, policy.priorityClassColumns);
show(kinds.clusterRoles, others.createdAtColumns);
show(kinds.roles, others.createdAtColumns);
show(kinds.roleBindings, rbac.bindingColumns);
show(kinds.clusterRoleBindings, rbac.bindingColumns);
columnsByKind.set(keyOf(kinds.storageClasses), [
  { name: 'Name', cell: storage.storageClassName },
  ...(storage.storageClassColumns as Columns<KubeObject>),
]);
show(kinds.persistentVolumes, storage.volumeColumns);
show(kinds.persistentVolumeClaims, storage.claimColumns);
show(served.nodeMetrics, metrics.nodeMetricsColumns);
show(served.podMetrics, metrics.podMetricsColumns);
show(served.csiNodes, storage.csiNodeColumns);
show(served.csiDrivers, storage.csiDriverColumns);
showPlain('storage.k8s.io', 'volumeattachments', storage.attachmentColumns);
show(served.componentStatuses, administration.componentColumns);
show(served.customResourceDefinitions, others.createdAtColumns);
show(served.apiServices, administration.apiServiceColumns);
show(served.ipAddresses, network.ipAddressColumns);
show(served.serviceCidrs, network.serviceCidrColumns);
show(served.securityGroupPolicies, network.securityGroupPolicyColumns);
show(served.cniNodes, network.cniNodeColumns);
showPlain('node.k8s.io', 'runtimeclasses', administration.runtimeClassColumns);
showPlain('certificates.k8s.io', 'certificatesigningrequests', administration.signingRequestColumns);
for (const plural of ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'])
  showPlain('admissionregistration.k8s.io', plural, administration.webhookColumns);
showPlain('flowcontrol.apiserver.k8s.io', 'flowschemas', administration.flowSchemaColumns);
showPlain('flowcontrol.apiserver.k8s.io', 'prioritylevelconfigurations', administration.priorityLevelColumns);

const plain: Columns<KubeObject> = [name, age];
const byMinor = new Map<string, Columns<KubeObject>>();

/** The columns of a kind on a server of that minor; a name and an age where it has none of its own. */
export function columnsOf(kind: Kind, minor: number): Columns<KubeObject> {
  const key = `${minor}/${keyOf(kind)}`;
  let columns = byMinor.get(key);
  if (columns === undefined) {
    const all = columnsByKind.get(keyOf(kind)) ?? columnsByKind.get(keyOf(served.storedKind(kind))) ?? plain;
    columns = all.filter(({ since = 0, until = Infinity }) => minor >= since && minor <= until);
    byMinor.set(key, columns);
  }
  return columns;
}
