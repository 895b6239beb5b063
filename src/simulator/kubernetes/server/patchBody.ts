import type { KubeObject } from '../objects/meta.ts';
import { applyJsonPatch } from '../patches/jsonPatch.ts';
import { applyMergePatch } from '../patches/mergePatch.ts';
import { applyStrategicMergePatch } from '../patches/strategicMerge.ts';
import { StatusError } from '../statusError.ts';

/**
 * `current` with a patch of that media type applied; 415 for any other type. A server-side apply is merged
 * strategically: fields are not tracked by manager, so it never conflicts and never removes what a manager let go.
 */
export function applyPatch(type: string, current: KubeObject, patch: unknown): unknown {
  switch (type) {
    case 'application/json-patch+json':
      return applyJsonPatch(current, patch);
    case 'application/merge-patch+json':
      return applyMergePatch(current, patch);
    case 'application/strategic-merge-patch+json':
    case 'application/apply-patch+yaml':
      return applyStrategicMergePatch(current, patch);
    default:
      throw new StatusError(
        415,
        'UnsupportedMediaType',
        `the body of the request was in an unknown format: ${type}`,
        {},
      );
  }
}
