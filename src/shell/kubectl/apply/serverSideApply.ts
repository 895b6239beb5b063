import { ApiError } from '../../kubernetes/apiError.ts';
import { ToolError } from '../../tool.ts';
import { changeQuery } from '../change/changeFlags.ts';
import type { WriteOptions } from '../change/writeObject.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import type { Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';

/** Has the server merge a manifest into an object; `force` takes fields over from other managers. */
export async function applyOnServer(
  { resource, namespace, name }: Target,
  manifest: KubernetesObject,
  { dryRun, fieldManager, fieldValidation }: WriteOptions,
  force: boolean,
  session: KubectlSession,
): Promise<KubernetesObject> {
  const query = changeQuery({
    dryRun: dryRun === 'server' ? 'All' : undefined,
    fieldManager,
    fieldValidation,
    force: String(force),
  });
  const path = `${resourcePath(resource, { namespace, name })}${query}`;
  const api = await session.api();
  try {
    // JSON is YAML.
    const options = { contentType: 'application/apply-patch+yaml' };
    return (await api.request('PATCH', path, manifest, options)) as KubernetesObject;
  } catch (error) {
    if (!(error instanceof ApiError) || error.reason !== 'Conflict') throw error;
    throw new ToolError(`error: ${error.message}\n${waysOut}`, 1, error);
  }
}

const waysOut = `Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the \`--force-conflicts\` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts`;
