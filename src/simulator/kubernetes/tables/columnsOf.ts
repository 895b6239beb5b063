import type { Kind } from '../kind.ts';
import * as kinds from '../kinds.ts';
import type { KubeObject } from '../objects/meta.ts';
import { storedKind } from '../servedKinds.ts';
import { age } from './age.ts';
import { eventColumns } from './events.ts';
import { endpointsColumns, endpointSliceColumns, serviceColumns } from './network.ts';
import { nodeColumns } from './nodes.ts';
import * as others from './others.ts';
import { podColumns } from './pods.ts';
import type { Column, Columns } from './table.ts';
import { daemonSetColumns, deploymentColumns, replicaSetColumns } from './workloads.ts';

const name: Column<KubeObject> = { name: 'Name', cell: (object) => object.metadata.name };

const columnsByKind = new Map<Kind, Columns<KubeObject>>();

/** Ties the columns of a kind's own type to its kind, which is what makes the cast safe. */
function show<T extends KubeObject>(kind: Kind<T>, columns: Columns<T>): void {
  columnsByKind.set(kind, kind.kind === 'Event' ? columns : [name, ...columns]);
}

show(kinds.pods, podColumns);
show(kinds.nodes, nodeColumns);
show(kinds.deployments, deploymentColumns);
show(kinds.replicaSets, replicaSetColumns);
show(kinds.daemonSets, daemonSetColumns);
show(kinds.services, serviceColumns);
show(kinds.endpoints, endpointsColumns);
show(kinds.endpointSlices, endpointSliceColumns);
show(kinds.events, eventColumns);
show(kinds.namespaces, others.namespaceColumns);
show(kinds.configMaps, others.configMapColumns);
show(kinds.secrets, others.secretColumns);
show(kinds.leases, others.leaseColumns);
show(kinds.clusterRoles, others.createdAtColumns);
show(kinds.roles, others.createdAtColumns);
show(kinds.serviceAccounts, others.serviceAccountColumns);
show(kinds.storageClasses, others.storageClassColumns);

const plain: Columns<KubeObject> = [name, age];

/** The columns of a kind; a name and an age where it has none of its own. */
export function columnsOf(kind: Kind): Columns<KubeObject> {
  return columnsByKind.get(kind) ?? columnsByKind.get(storedKind(kind)) ?? plain;
}
