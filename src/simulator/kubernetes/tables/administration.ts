import { conditionOf, type Condition, type KubeObject } from '../objects/meta.ts';
import { age } from './age.ts';
import type { Cell, Columns } from './table.ts';

type Conditioned = KubeObject & { readonly status?: { readonly conditions?: readonly Condition[] } };

/** A field of an object that has no type of its own here, by its path. */
function at(object: KubeObject, ...path: readonly string[]): unknown {
  let value: unknown = object;
  for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key];
  return value;
}

function text(value: unknown, absent: Cell = ''): Cell {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : absent;
}

export const componentColumns: Columns<KubeObject> = [
  { name: 'Status', cell: (object) => (healthOf(object)?.status === 'True' ? 'Healthy' : 'Unhealthy') },
  { name: 'Message', cell: (object) => healthOf(object)?.message ?? '' },
  { name: 'Error', cell: () => '' },
];

function healthOf(object: KubeObject): Condition | undefined {
  return (at(object, 'conditions') as readonly Condition[] | undefined)?.find(({ type }) => type === 'Healthy');
}

export const apiServiceColumns: Columns<KubeObject> = [
  {
    name: 'Service',
    cell: (object) => {
      const name = at(object, 'spec', 'service', 'name');
      return name === undefined ? 'Local' : `${text(at(object, 'spec', 'service', 'namespace'))}/${text(name)}`;
    },
  },
  {
    name: 'Available',
    cell: (object) => {
      const available = conditionOf(object as Conditioned, 'Available');
      if (available === undefined) return 'Unknown';
      return available.status === 'True' ? 'True' : `${available.status} (${available.reason ?? ''})`;
    },
  },
  age,
];

export const runtimeClassColumns: Columns<KubeObject> = [
  { name: 'Handler', cell: (object) => text(at(object, 'handler')) },
  age,
];

export const webhookColumns: Columns<KubeObject> = [
  {
    name: 'Webhooks',
    type: 'integer',
    cell: (object) => (at(object, 'webhooks') as readonly unknown[] | undefined)?.length ?? 0,
  },
  age,
];

export const signingRequestColumns: Columns<KubeObject> = [
  age,
  { name: 'SignerName', cell: (object) => text(at(object, 'spec', 'signerName'), '<none>') },
  { name: 'Requestor', cell: (object) => text(at(object, 'spec', 'username'), '<none>') },
  { name: 'RequestedDuration', cell: (object) => text(at(object, 'spec', 'expirationSeconds'), '<none>') },
  {
    name: 'Condition',
    cell: (object) => {
      const types = (at(object, 'status', 'conditions') as readonly Condition[] | undefined)?.map(({ type }) => type);
      const issued = at(object, 'status', 'certificate') === undefined ? [] : ['Issued'];
      return types === undefined || types.length === 0 ? 'Pending' : [...types, ...issued].join(',');
    },
  },
];

export const flowSchemaColumns: Columns<KubeObject> = [
  { name: 'PriorityLevel', cell: (object) => text(at(object, 'spec', 'priorityLevelConfiguration', 'name')) },
  {
    name: 'MatchingPrecedence',
    type: 'integer',
    cell: (object) => text(at(object, 'spec', 'matchingPrecedence'), 1000),
  },
  {
    name: 'DistinguisherMethod',
    cell: (object) => text(at(object, 'spec', 'distinguisherMethod', 'type'), '<none>'),
  },
  age,
  { name: 'MissingPL', cell: (object) => conditionOf(object as Conditioned, 'Dangling')?.status ?? '?' },
];

export const priorityLevelColumns: Columns<KubeObject> = [
  { name: 'Type', cell: (object) => text(at(object, 'spec', 'type')) },
  {
    name: 'NominalConcurrencyShares',
    cell: (object) => text(at(object, 'spec', 'limited', 'nominalConcurrencyShares'), '<none>'),
  },
  {
    name: 'Queues',
    cell: (object) => text(at(object, 'spec', 'limited', 'limitResponse', 'queuing', 'queues'), '<none>'),
  },
  {
    name: 'HandSize',
    cell: (object) => text(at(object, 'spec', 'limited', 'limitResponse', 'queuing', 'handSize'), '<none>'),
  },
  {
    name: 'QueueLengthLimit',
    cell: (object) => text(at(object, 'spec', 'limited', 'limitResponse', 'queuing', 'queueLengthLimit'), '<none>'),
  },
  age,
];
