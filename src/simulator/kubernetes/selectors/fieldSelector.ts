import type { Kind } from '../kind.ts';
import { events, eventsV1, namespaces, nodes, pods, replicaSets, secrets } from '../kinds.ts';
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
  [replicaSets, ['status.replicas']],
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
      if (!known.includes(field)) throw badRequest(`field label not supported: ${field}`);
      return (object: KubeObject) => (fieldOf(object, field) === value) === (operator !== '!=');
    });
  return (object) => tests.every((test) => test(object));
}

function fieldOf(object: KubeObject, path: string): string {
  let value: unknown = path === 'source' ? (object as { source?: { component?: string } }).source?.component : object;
  if (path !== 'source')
    for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  // Absent text selects as empty text, an absent flag as false.
  const absent = path === 'spec.unschedulable' || path === 'spec.hostNetwork' ? 'false' : '';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : absent;
}
