import type { DeleteOptions } from '../writes/delete.ts';
import { evictPod } from '../writes/evict.ts';
import { isDryRun, readBody, sendJson, type Exchange } from './exchange.ts';
import type { ResourcePath } from './requestPath.ts';

/** `pods/<name>/eviction`: a deletion that waits, with 429, while a disruption budget has nothing left for it. */
export async function evict(exchange: Exchange, path: ResourcePath): Promise<void> {
  const { api, request, response, server } = exchange;
  const { namespace = '', name = '' } = path;
  const body = ((await readBody(request, 'V1Eviction')) ?? {}) as { readonly deleteOptions?: DeleteOptions };
  const { gracePeriodSeconds, preconditions, dryRun } = body.deleteOptions ?? {};
  evictPod(api, server.minor, namespace, name, {
    gracePeriodSeconds,
    preconditions,
    dryRun: isDryRun(exchange) || dryRun !== undefined,
  });
  sendJson(response, 201, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 });
}
