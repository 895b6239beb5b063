import { ApiError } from '../../kubernetes/apiError.ts';
import { ToolError } from '../../tool.ts';
import { qualifiedName, resourcePath } from '../discovery/apiResource.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import type { Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';

/** Milliseconds between looks: short at first, as most objects go at once. */
const pauses = [20, 50, 100, 200, 500, 1000];

/**
 * Waits until an object is gone, finalizers and all, or another one has its name. `end` is an instant in milliseconds.
 */
export async function untilGone(
  { resource, namespace, name }: Target,
  uid: string | undefined,
  end: number,
  session: KubectlSession,
): Promise<void> {
  const api = await session.api();
  const path = resourcePath(resource, { namespace, name });
  for (let at = 0; ; at += 1) {
    const object = await api.request('GET', path).catch((error: unknown) => {
      // Who may delete but not read is not kept waiting.
      if (error instanceof ApiError && (error.code === 404 || error.code === 403)) return undefined;
      throw error;
    });
    if (object === undefined) return;
    if (uid !== undefined && (object as KubernetesObject).metadata?.uid !== uid) return;
    const left = end - session.now().getTime();
    if (left <= 0)
      throw new ToolError(`error: timed out waiting for the condition on ${qualifiedName(resource)}/${name}`);
    await session.sleep(Math.min(left, pauses[at] ?? 1000));
  }
}
