import type { ConfigMap, Lease, Namespace } from '../objects/cluster.ts';
import type { KubeObject } from '../objects/meta.ts';
import { age, since } from './age.ts';
import type { Columns } from './table.ts';

export const namespaceColumns: Columns<Namespace> = [
  { name: 'Status', cell: (namespace) => namespace.status?.phase ?? '' },
  age,
];

export const configMapColumns: Columns<ConfigMap> = [
  { name: 'Data', cell: (map) => Object.keys(map.data ?? {}).length },
  age,
];

export const secretColumns: Columns<ConfigMap & { readonly type?: string }> = [
  { name: 'Type', cell: (secret) => secret.type ?? 'Opaque' },
  { name: 'Data', type: 'integer', cell: (secret) => Object.keys(secret.data ?? {}).length },
  age,
];

export const leaseColumns: Columns<Lease> = [{ name: 'Holder', cell: (lease) => lease.spec.holderIdentity }, age];

export const createdAtColumns: Columns<KubeObject> = [
  { name: 'Created At', cell: (object) => object.metadata.creationTimestamp ?? '' },
];

export const serviceAccountColumns: Columns<KubeObject> = [
  {
    name: 'Secrets',
    cell: (account) => (account as { secrets?: readonly unknown[] }).secrets?.length ?? 0,
  },
  { name: 'Age', cell: (account, now) => since(account.metadata.creationTimestamp, now) },
];
