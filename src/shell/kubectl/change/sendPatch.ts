import { resourcePath } from '../discovery/apiResource.ts';
import type { JsonObject } from '../patch/jsonObject.ts';
import { createMergePatch } from '../patch/mergePatch.ts';
import { patchSchemaFor } from '../patch/openApi.ts';
import { strategicDiff } from '../patch/strategicDiff.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import type { Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';
import { changeQuery } from './changeFlags.ts';
import type { DryRun } from './dryRun.ts';

export interface PatchOptions {
  readonly dryRun: DryRun;
  readonly fieldManager: string;
}

/**
 * Patches an object so that it becomes `after`, leaving alone what others may have changed meanwhile. Returns the object as
 * it is then; undefined where nothing is to be changed.
 */
export async function sendPatch(
  { resource, namespace, name }: Target,
  before: KubernetesObject,
  after: KubernetesObject,
  { dryRun, fieldManager }: PatchOptions,
  session: KubectlSession,
): Promise<KubernetesObject | undefined> {
  const api = await session.api();
  const schema = await patchSchemaFor(api, resource);
  const body: JsonObject =
    schema === undefined
      ? createMergePatch(before, after)
      : strategicDiff(before, after, schema, { changes: true, deletions: true });
  if (Object.keys(body).length === 0) return undefined;
  if (dryRun === 'client') return after;
  const query = changeQuery({ dryRun: dryRun === 'server' ? 'All' : undefined, fieldManager });
  const contentType = schema === undefined ? 'application/merge-patch+json' : 'application/strategic-merge-patch+json';
  const path = `${resourcePath(resource, { namespace, name })}${query}`;
  return (await api.request('PATCH', path, body, { contentType })) as KubernetesObject;
}
