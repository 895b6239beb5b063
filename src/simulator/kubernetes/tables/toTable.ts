import type { Kind } from '../kind.ts';
import * as kinds from '../kinds.ts';
import type { KubeObject } from '../objects/meta.ts';
import { age } from './age.ts';
import { eventColumns } from './events.ts';
import { endpointsColumns, endpointSliceColumns, serviceColumns } from './network.ts';
import { nodeColumns } from './nodes.ts';
import * as others from './others.ts';
import { podColumns } from './pods.ts';
import type { Column, Columns, IncludeObject, Table, TableColumnDefinition } from './table.ts';
import { daemonSetColumns, deploymentColumns, replicaSetColumns } from './workloads.ts';

const name: Column<KubeObject> = { name: 'Name', cell: (object) => object.metadata.name };

const columnsByKind = new Map<Kind, Columns<KubeObject>>();

/** Ties the columns of a kind's own type to its kind, which is what makes the cast safe. */
function show<T extends KubeObject>(kind: Kind<T>, columns: Columns<T>): void {
  columnsByKind.set(kind, columns);
}

show(kinds.pods, podColumns);
show(kinds.nodes, nodeColumns);
show(kinds.deployments, deploymentColumns);
show(kinds.replicaSets, replicaSetColumns);
show(kinds.daemonSets, daemonSetColumns);
show(kinds.services, serviceColumns);
show(kinds.endpoints, endpointsColumns);
show(kinds.endpointSlices, endpointSliceColumns);
show(kinds.namespaces, others.namespaceColumns);
show(kinds.configMaps, others.configMapColumns);
show(kinds.secrets, others.secretColumns);
show(kinds.leases, others.leaseColumns);
show(kinds.clusterRoles, others.createdAtColumns);
show(kinds.roles, others.createdAtColumns);
show(kinds.serviceAccounts, others.serviceAccountColumns);
show(kinds.storageClasses, others.storageClassColumns);

/** The table of some objects of a kind, with ages as of `now`; events have their own name column and no other. */
export function toTable(
  kind: Kind,
  objects: readonly KubeObject[],
  now: number,
  include: IncludeObject,
  metadata: Readonly<Record<string, unknown>>,
): Table {
  const columns = kind.kind === 'Event' ? eventColumns : [name, ...(columnsByKind.get(kind) ?? [age])];
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    columnDefinitions: columns.map(definition),
    rows: objects.map((object) => ({
      cells: columns.map((column) => (column as Column<KubeObject>).cell(object, now)),
      ...(include === 'None' ? {} : { object: include === 'Object' ? object : metadataOnly(object) }),
    })),
  };
}

function definition(column: Pick<Column<KubeObject>, 'name' | 'type' | 'wide'>): TableColumnDefinition {
  return {
    name: column.name,
    type: column.type ?? 'string',
    format: column.name === 'Name' ? 'name' : '',
    description: '',
    priority: column.wide === true ? 1 : 0,
  };
}

function metadataOnly(object: KubeObject): unknown {
  return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata };
}
