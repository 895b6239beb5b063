import type { Kind } from '../kind.ts';
import {
  events,
  eventsV1,
  jobs,
  namespaces,
  nodes,
  pods,
  replicaSets,
  replicationControllers,
  secrets,
  services,
} from '../kinds.ts';
import type { KubeObject } from '../objects/meta.ts';
import { badRequest } from '../statusError.ts';

const eventFields = [
  ...['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'].map(
    (name) => `involvedObject.${name}`,
  ),
  'reason',
  'reportingComponent',
  'source',
  'type',
];

/** The fields that can be selected on, apart from name and namespace, as the API server has them. */
const selectable = new Map<Kind, readonly string[]>([
  [
    pods,
    [
      'spec.nodeName',
      'spec.restartPolicy',
      'spec.schedulerName',
      'spec.serviceAccountName',
      'spec.hostNetwork',
      'status.phase',
      'status.podIP',
      'status.nominatedNodeName',
    ],
  ],
  [events, eventFields],
  [eventsV1, eventFields],
  [namespaces, ['status.phase']],
  [nodes, ['spec.unschedulable']],
  [services, ['spec.clusterIP', 'spec.type']],
  [jobs, ['status.successful']],
  [replicaSets, ['status.replicas']],
  [replicationControllers, ['status.replicas']],
  [secrets, ['type']],
]);

/** Reads `status.phase!=Failed,spec.nodeName=n1`; 400 BadRequest for a field that cannot be selected on. */
export function parseFieldSelector(kind: Kind, text: string): (object: KubeObject) => boolean {
  const tests = text
    .split(',')
    .filter((term) => term !== '')
    .map((term) => {
      const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(term);
      if (match === null) throw badRequest(`invalid selector: '${term}'; can't understand '${term}'`);
      const [, field = '', operator, value] = match;
      const known = ['metadata.name', 'metadata.namespace', ...(selectable.get(kind) ?? [])];
      if (!known.includes(field)) throw unknownField(field, selectable.has(kind));
      return (object: KubeObject) => (fieldOf(object, field) === value) === (operator !== '!=');
    });
  return (object) => tests.every((test) => test(object));
}

function unknownField(field: string, others: boolean): Error {
  return badRequest(
    others
      ? `field label not supported: ${field}`
      : `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`,
  );
}

const flags = new Set(['spec.unschedulable', 'spec.hostNetwork']);
const numbers = new Set(['status.replicas', 'status.successful']);

function fieldOf(object: KubeObject, path: string): string {
  if (path === 'status.successful') return fieldOf(object, 'status.succeeded') || '0';
  let value: unknown = path === 'source' ? (object as { source?: { component?: string } }).source?.component : object;
  if (path !== 'source')
    for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  // Absent text selects as empty text, an absent flag as false.
  const absent = flags.has(path) ? 'false' : numbers.has(path) ? '0' : '';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : absent;
}
