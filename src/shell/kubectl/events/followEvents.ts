import { isAbort } from '../../../base/abort.ts';
import type { ClusterEvent } from '../describe/events.ts';
import { resourcePath, type ApiResource } from '../discovery/apiResource.ts';
import { listQuery, type ListOptions } from '../resources/listObjects.ts';
import { watchEvents } from '../resources/watchEvents.ts';
import type { KubectlSession } from '../session/session.ts';

/** Tells of every event from now on, until the tool is ended or the server ends the watch. */
export async function followEvents(
  session: KubectlSession,
  { resource, ...options }: ListOptions & { readonly resource: ApiResource },
  tell: (event: ClusterEvent) => void,
): Promise<void> {
  const query = listQuery(options);
  query.set('watch', 'true');
  const path = `${resourcePath(resource, { namespace: options.namespace })}?${query.toString()}`;
  try {
    for await (const { type, object } of watchEvents<ClusterEvent>(await session.api(), path, session))
      if (type === 'ADDED' || type === 'MODIFIED') tell(object);
  } catch (error) {
    if (!session.signal.aborted && !isAbort(error)) throw error;
  }
}
