import type { KubeApi } from '../kubeApi.ts';
import type { Kind } from '../kind.ts';
import { namespaces, pods } from '../kinds.ts';
import type { Namespace } from '../objects/cluster.ts';
import type { KubeObject } from '../objects/meta.ts';
import { isTerminated, type Pod } from '../objects/pod.ts';
import { stamp } from '../stamps.ts';
import { notFound } from '../statusError.ts';

export interface DeleteOptions {
  readonly propagationPolicy?: 'Background' | 'Foreground' | 'Orphan' | undefined;
  /** Overrides the pod's own grace period. */
  readonly gracePeriodSeconds?: number | undefined;
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string } | undefined;
  readonly dryRun?: boolean | undefined;
}

/**
 * Deletes an object as a client's DELETE would. Gone at once unless something must happen first: a pod on a node waits
 * for its kubelet, a namespace for its content, any object for its finalizers; those get a deletionTimestamp and stay.
 * 404 if there is none. Returns the object as it is left, and whether it is gone.
 */
export function deleteObject<T extends KubeObject>(
  api: KubeApi,
  kind: Kind<T>,
  namespace: string,
  name: string,
  options: DeleteOptions = {},
): { readonly object: T; readonly gone: boolean } {
  const object = api.store.get(kind, namespace, name);
  if (object === undefined) throw notFound(kind, name);
  if (options.dryRun === true) return { object, gone: true };
  const grace = graceOf(kind, object, options.gracePeriodSeconds);
  const finalizers = [...(object.metadata.finalizers ?? []), ...waitingFor(options.propagationPolicy)];
  const waits = grace > 0 || finalizers.length > 0 || kind === (namespaces as Kind);
  if (!waits) return { object: api.store.remove(kind, namespace, name), gone: true };
  const metadata = {
    ...object.metadata,
    deletionTimestamp: object.metadata.deletionTimestamp ?? stamp(api.now() + grace * 1000),
    ...(grace > 0 || object.metadata.deletionGracePeriodSeconds !== undefined
      ? { deletionGracePeriodSeconds: grace }
      : {}),
    ...(finalizers.length > 0 ? { finalizers: [...new Set(finalizers)] } : {}),
  };
  const next = { ...object, metadata };
  const closing =
    kind === (namespaces as Kind) ? { ...next, status: { phase: 'Terminating' } satisfies Namespace['status'] } : next;
  return { object: api.store.replace(kind, closing), gone: false };
}

/** Seconds a pod gets to stop; none for one that no kubelet has yet, or that has already ended. */
function graceOf(kind: Kind, object: KubeObject, asked: number | undefined): number {
  if (kind !== (pods as Kind)) return 0;
  const pod = object as Pod;
  if (pod.spec.nodeName === undefined || isTerminated(pod)) return 0;
  return asked ?? pod.spec.terminationGracePeriodSeconds ?? 30;
}

function waitingFor(policy: DeleteOptions['propagationPolicy']): readonly string[] {
  if (policy === 'Foreground') return ['foregroundDeletion'];
  return policy === 'Orphan' ? ['orphan'] : [];
}
