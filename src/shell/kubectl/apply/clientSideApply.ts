import { ApiError } from '../../kubernetes/apiError.ts';
import { createObject, writeQuery, type WriteOptions } from '../change/writeObject.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import { goJson } from '../output/goJson.ts';
import type { JsonObject } from '../patch/jsonObject.ts';
import { createThreeWayMergePatch } from '../patch/mergePatch.ts';
import { patchSchemaFor } from '../patch/openApi.ts';
import { createThreeWayStrategicPatch } from '../patch/strategicThreeWay.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { objectOf, type Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';
import { lastAppliedOf, withLastApplied } from './lastApplied.ts';

export interface Applied {
  readonly object: KubernetesObject;
  readonly operation: 'created' | 'configured' | 'unchanged';
}

/** Others may change an object while it is being patched; so often it is tried anew. */
const attempts = 5;

/**
 * Makes an object as its manifest says, or patches it: what the manifest said the last time and says no more goes, what
 * others have added stays.
 */
export async function applyOnClient(
  target: Target,
  manifest: KubernetesObject,
  options: WriteOptions,
  session: KubectlSession,
): Promise<Applied> {
  const modified = withLastApplied(manifest);
  const current = await objectOf(target, session).catch((error: unknown) => {
    if (error instanceof ApiError && error.code === 404) return undefined;
    throw error;
  });
  if (current === undefined) {
    if (options.dryRun === 'client') return { object: modified, operation: 'created' };
    const object = await createObject(target.resource, target.namespace, modified, options, session);
    return { object, operation: 'created' };
  }
  if (lastAppliedOf(current) === undefined && options.dryRun !== 'client') warnOfMissingConfiguration(target, session);
  return await patch(target, modified, current, options, session);
}

async function patch(
  target: Target,
  modified: KubernetesObject,
  found: KubernetesObject,
  options: WriteOptions,
  session: KubectlSession,
): Promise<Applied> {
  const api = await session.api();
  const { resource, namespace, name } = target;
  const schema = await patchSchemaFor(api, resource);
  let current = found;
  for (let attempt = 1; ; attempt += 1) {
    const original: JsonObject = lastAppliedOf(current) ?? {};
    const body =
      schema === undefined
        ? createThreeWayMergePatch(original, modified, current)
        : createThreeWayStrategicPatch(original, modified, current, schema);
    // Without the server nobody knows what a patch would change.
    if (options.dryRun === 'client') return { object: current, operation: 'configured' };
    if (Object.keys(body).length === 0) return { object: current, operation: 'unchanged' };
    const contentType =
      schema === undefined ? 'application/merge-patch+json' : 'application/strategic-merge-patch+json';
    try {
      const path = `${resourcePath(resource, { namespace, name })}${writeQuery(options)}`;
      const object = (await api.request('PATCH', path, body, { contentType })) as KubernetesObject;
      return { object, operation: 'configured' };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.reason !== 'Conflict' || attempt === attempts) throw refused(error, body, target);
      await session.sleep(1000);
      current = await objectOf(target, session);
    }
  }
}

/** The server's words after what was asked of it. */
function refused(error: ApiError, body: JsonObject, { resource, namespace = '', name, source = '' }: Target): ApiError {
  const version = `${resource.group}/${resource.version}`;
  const message = `error when applying patch:
${goJson(body)}
to:
Resource: "${version}, Resource=${resource.name}", GroupVersionKind: "${version}, Kind=${resource.kind}"
Name: "${name}", Namespace: "${namespace}"
for: "${source}": error when patching "${source}": ${error.message}`;
  return new ApiError(error.code, { ...error.status, message });
}

function warnOfMissingConfiguration({ resource, name }: Target, session: KubectlSession): void {
  session.printError(
    `Warning: resource ${resource.name}/${name} is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`,
  );
}
