import type { EksUpdate } from '../../world/eks/records.ts';

/** An update as every operation that answers with one writes it. */
export function describedUpdate({ id, status, type, params, createdAt, errors }: EksUpdate): object {
  return {
    id,
    status,
    type,
    params,
    createdAt: new Date(createdAt),
    errors: errors.map(({ code, message, resourceIds }) => ({ errorCode: code, errorMessage: message, resourceIds })),
  };
}
