import type { Kind } from '../kind.ts';
import type { KubeObject } from '../objects/meta.ts';
import { applyJsonPatch } from '../patches/jsonPatch.ts';
import { applyMergePatch } from '../patches/mergePatch.ts';
import { applyStrategicMergePatch } from '../patches/strategicMerge.ts';
import { modelOf } from '../schema/model.ts';
import { badRequest, StatusError } from '../statusError.ts';

/** `current` with a patch of that media type applied; 415 for any other type, 400 for a patch that is no object. */
export function applyPatch(kind: Kind, type: string, current: KubeObject, patch: unknown): unknown {
  if (type === 'application/json-patch+json') return applyJsonPatch(current, patch);
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch))
    throw badRequest('error decoding patch: json: cannot unmarshal into Go value of type map[string]interface {}');
  switch (type) {
    case 'application/merge-patch+json':
      return applyMergePatch(current, patch);
    case 'application/strategic-merge-patch+json':
      return applyStrategicMergePatch(current, patch, modelOf(kind.model));
    default:
      throw new StatusError(
        415,
        'UnsupportedMediaType',
        `the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json, application/apply-patch+yaml`,
        {},
      );
  }
}
