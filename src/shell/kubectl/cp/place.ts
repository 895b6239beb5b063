import { ToolError } from '../../tool.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import { containerOf, type RunningPod } from '../exec/podContainer.ts';
import type { KubectlSession } from '../session/session.ts';
import type { FileSpec } from './fileSpec.ts';

/** The container that a side of a copy is in, and what to say of its choice. */
export interface Place {
  readonly pod: RunningPod;
  readonly container: string;
  readonly note: string | undefined;
}

export async function placeOf(
  { pod: name, namespace }: Extract<FileSpec, { readonly pod: string }>,
  wanted: string,
  session: KubectlSession,
): Promise<Place> {
  const resource = (await session.resources()).require('pods');
  const path = resourcePath(resource, { namespace: namespace ?? (await session.namespace()), name });
  const pod = (await (await session.api()).request('GET', path)) as RunningPod;
  const phase = pod.status?.phase;
  if (phase === 'Succeeded' || phase === 'Failed')
    throw new ToolError(`error: cannot exec into a container in a completed pod; current phase is ${phase}`);
  const { name: container, note } = containerOf(pod, wanted);
  return { pod, container, note };
}
