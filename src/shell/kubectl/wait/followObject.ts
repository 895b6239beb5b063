import { ApiError } from '../../kubernetes/apiError.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { objectOf, type Target } from '../resources/visit.ts';
import { watchEvents, type WatchEvent } from '../resources/watchEvents.ts';
import type { KubectlSession } from '../session/session.ts';

/**
 * Shows an object as it is and whenever it has changed, until `isEnough` says so or the time is up. An object that goes is
 * shown as undefined. `timeout` is in milliseconds, 0 for as long as it takes. Throws 404 if the object is not there at
 * first, unless `mayCome`.
 */
export async function followObject(
  target: Target,
  timeout: number,
  session: KubectlSession,
  isEnough: (object: KubernetesObject | undefined) => boolean,
  { mayCome = false } = {},
): Promise<'done' | 'timeout'> {
  const over = timeout > 0 ? AbortSignal.any([session.signal, AbortSignal.timeout(timeout)]) : session.signal;
  let version: string | undefined;
  for (;;) {
    const object = await objectOf(target, session).catch((error: unknown) => {
      if (mayCome && error instanceof ApiError && error.code === 404) return undefined;
      throw error;
    });
    version = object?.metadata?.resourceVersion;
    if (isEnough(object)) return 'done';
    try {
      for await (const { type, object: next } of watch(target, version, session, over)) {
        // The server forgets what is long past: look anew.
        if (type === 'ERROR') break;
        if (type !== 'BOOKMARK' && isEnough(type === 'DELETED' ? undefined : next)) return 'done';
      }
    } catch (error) {
      if (session.signal.aborted || !over.aborted) throw error;
    }
    session.signal.throwIfAborted();
    if (over.aborted) return 'timeout';
  }
}

async function* watch(
  { resource, namespace, name }: Target,
  version: string | undefined,
  session: KubectlSession,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent<KubernetesObject>> {
  const query = new URLSearchParams({ watch: 'true', fieldSelector: `metadata.name=${name}` });
  if (version !== undefined) query.set('resourceVersion', version);
  const path = `${resourcePath(resource, { namespace })}?${query.toString()}`;
  yield* watchEvents(await session.api(), path, { signal });
}
