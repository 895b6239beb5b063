import { ApiError } from '../../kubernetes/apiError.ts';
import { ToolError } from '../../tool.ts';
import { selectorText, type LabelSelector } from '../describe/selector.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { listObjects } from '../resources/listObjects.ts';
import { objectOf } from '../resources/visit.ts';
import { readSelection } from '../resources/selection.ts';
import type { KubectlSession } from '../session/session.ts';
import type { LogPod } from './logPod.ts';

export interface PodChoice {
  readonly selector: string | undefined;
  readonly words: readonly string[];
  /** All pods of a controller, not only one. */
  readonly all: boolean;
}

/** The pods whose logs are asked for: one by its name, those of a selector, or one of those that a controller has. */
export async function podsToRead(choice: PodChoice, session: KubectlSession): Promise<readonly LogPod[]> {
  const mapper = await session.resources();
  const pods = mapper.require('pods');
  const namespace = await session.namespace();
  const api = await session.api();
  const matching = (selector: string) => listObjects(api, pods, { namespace, selector });
  if (choice.selector !== undefined) return await matching(choice.selector);
  const [first = '', second] = choice.words;
  const named = first.includes('/') || second !== undefined ? choice.words : [`pods/${first}`];
  const [request] = readSelection(named, mapper);
  if (request?.name === undefined) return [];
  const { resource, name } = request;
  const object = await objectOf({ resource, namespace, name }, session).catch((error: unknown) => {
    if (!(error instanceof ApiError) || error.reason !== 'NotFound') throw error;
    throw new ToolError(`error: error from server (NotFound): ${error.message} in namespace "${namespace}"`, 1, error);
  });
  if (resource.kind === 'Pod') return [object];
  const found = (await matching(selectorOf(object, resource.kind, resource.version))).toSorted(byReadiness);
  const [chosen] = found;
  if (chosen === undefined || choice.all) return found;
  if (found.length > 1) session.printError(`Found ${found.length} pods, using pod/${chosen.metadata?.name ?? ''}\n`);
  return [chosen];
}

/** Where the server has the log of a pod. */
export function logPath(session: KubectlSession, pod: LogPod): Promise<string> {
  return session.resources().then((mapper) =>
    resourcePath(mapper.require('pods'), {
      namespace: pod.metadata?.namespace,
      name: pod.metadata?.name ?? '',
      subresource: 'log',
    }),
  );
}

function selectorOf(object: KubernetesObject, kind: string, version: string): string {
  const { selector } = (object['spec'] ?? {}) as {
    readonly selector?: LabelSelector | Readonly<Record<string, string>>;
  };
  const type = `*${version}.${kind}`;
  if (selector === undefined)
    throw new ToolError(`error: cannot get the logs from ${type}: selector for ${type} not implemented`);
  const isLabels = kind === 'Service' || kind === 'ReplicationController';
  return selectorText(isLabels ? { matchLabels: selector as Readonly<Record<string, string>> } : selector);
}

/** The order in which kubectl prefers pods: running, ready, ready for longest, restarted most often, oldest. */
function byReadiness(a: KubernetesObject, b: KubernetesObject): number {
  const [one, other] = [preferenceOf(a), preferenceOf(b)];
  for (let at = 0; at < one.length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The lower, the better; what comes first counts most. */
function preferenceOf(pod: KubernetesObject): readonly number[] {
  const {
    phase,
    conditions = [],
    containerStatuses = [],
  } = (pod['status'] ?? {}) as {
    readonly phase?: string;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly lastTransitionTime?: string;
    }[];
    readonly containerStatuses?: readonly { readonly restartCount?: number }[];
  };
  const ready = conditions.find(({ type, status }) => type === 'Ready' && status === 'True');
  const restarts = containerStatuses.map(({ restartCount = 0 }) => restartCount);
  return [
    phase === 'Running' ? 0 : 1,
    ready === undefined ? 1 : 0,
    Date.parse(ready?.lastTransitionTime ?? '') || 0,
    -restarts.reduce((most, each) => Math.max(most, each), 0),
    Date.parse(pod.metadata?.['creationTimestamp'] as string) || 0,
  ];
}
