import { ToolError } from '../../tool.ts';
import { listObjects } from '../resources/listObjects.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { objectOf, selectionOf } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';
import type { RunningPod } from './podContainer.ts';

/** A pod by its name, or one of the pods of a deployment, service or other object: `deploy/web`. */
export async function findPod(word: string, session: KubectlSession): Promise<RunningPod> {
  const { pod } = await findPodAndOwner(word, session);
  return pod;
}

/** The same, with the object whose pod it is. */
export async function findPodAndOwner(
  word: string,
  session: KubectlSession,
): Promise<{ readonly pod: RunningPod; readonly owner: KubernetesObject }> {
  const namespace = await session.namespace();
  const words = word.includes('/') ? [word] : ['pods', word];
  const [request] = await selectionOf(words, session);
  if (request?.name === undefined) throw new ToolError(`error: unable to find ${word}`);
  const target = { resource: request.resource, name: request.name, namespace };
  const owner = await objectOf(target, session);
  if (owner.kind === 'Pod') return { pod: owner as RunningPod, owner };
  const selector = selectorOf(owner);
  if (selector === undefined)
    throw new ToolError(
      `error: cannot attach to *${target.resource.version}.${owner.kind ?? ''}: invalid ${request.resource.singular} '${target.name}': ${owner.kind ?? ''} is defined without a selector`,
    );
  const pods = await listObjects(await session.api(), (await session.resources()).require('pods'), {
    namespace,
    selector,
  });
  const [first] = (pods as readonly RunningPod[]).toSorted(byReadiness);
  if (first === undefined) throw new ToolError(`error: timed out waiting for the condition`);
  return { pod: first, owner };
}

/** The pods of an object, as a query for a list; undefined if it has none. */
export function selectorOf({ kind, spec }: KubernetesObject): string | undefined {
  const { selector } = (spec ?? {}) as { readonly selector?: Readonly<Record<string, unknown>> };
  if (selector === undefined || selector === null) return undefined;
  const isPlain = kind === 'Service' || kind === 'ReplicationController';
  const labels = (isPlain ? selector : selector['matchLabels']) as Readonly<Record<string, string>> | undefined;
  const expressions = isPlain ? [] : ((selector['matchExpressions'] ?? []) as readonly Expression[]);
  const parts = [...Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`), ...expressions.map(termOf)];
  return parts.length === 0 ? undefined : parts.join(',');
}

interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

function termOf({ key, operator, values = [] }: Expression): string {
  if (operator === 'Exists') return key;
  if (operator === 'DoesNotExist') return `!${key}`;
  return `${key} ${operator === 'In' ? 'in' : 'notin'} (${values.join(',')})`;
}

/** Pods that run stand before others, and of those the oldest. */
function byReadiness(one: RunningPod, other: RunningPod): number {
  const runs = ({ status, metadata }: RunningPod) =>
    status?.phase === 'Running' && metadata['deletionTimestamp'] === undefined ? 0 : 1;
  const since = ({ metadata }: RunningPod) => Date.parse(metadata['creationTimestamp'] as string);
  return runs(one) - runs(other) || since(one) - since(other);
}
