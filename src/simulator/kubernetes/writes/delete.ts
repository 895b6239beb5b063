import type { KubeApi } from '../kubeApi.ts';
import type { Kind } from '../kind.ts';
import { namespaces, pods } from '../kinds.ts';
import type { Namespace } from '../objects/cluster.ts';
import type { KubeObject } from '../objects/meta.ts';
import { isTerminated, type Pod } from '../objects/pod.ts';
import { stamp } from '../stamps.ts';
import { notFound, resourceName, StatusError } from '../statusError.ts';

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
  checkOptions(kind, object, options);
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

/** Namespaces that a cluster cannot be without. */
const immortal = new Set(['default', 'kube-system', 'kube-public']);
const policies = ['Foreground', 'Background', 'Orphan'];

function checkOptions(kind: Kind, { metadata }: KubeObject, { propagationPolicy, preconditions }: DeleteOptions): void {
  const { name, uid = '', resourceVersion = '' } = metadata;
  if (kind === (namespaces as Kind) && immortal.has(name))
    throw new StatusError(403, 'Forbidden', `namespaces "${name}" is forbidden: this namespace may not be deleted`, {
      name,
      kind: kind.plural,
    });
  if (propagationPolicy !== undefined && !policies.includes(propagationPolicy)) {
    const list = [...policies.map((policy) => `"${policy}"`), 'nil'].join(', ');
    const message = `Unsupported value: "${propagationPolicy}": supported values: ${list}`;
    throw new StatusError(422, 'Invalid', `DeleteOptions.meta.k8s.io "" is invalid: propagationPolicy: ${message}`, {
      group: 'meta.k8s.io',
      kind: 'DeleteOptions',
      causes: [{ reason: 'FieldValueNotSupported', message, field: 'propagationPolicy' }],
    });
  }
  if (preconditions?.uid !== undefined && preconditions.uid !== uid)
    throw unmet(kind, name, `UID in precondition: ${preconditions.uid}, UID in object meta: ${uid}`);
  if (preconditions?.resourceVersion !== undefined && preconditions.resourceVersion !== resourceVersion)
    throw unmet(
      kind,
      name,
      `ResourceVersion in precondition: ${preconditions.resourceVersion}, ResourceVersion in object meta: ${resourceVersion}`,
    );
}

function unmet(kind: Kind, name: string, why: string): StatusError {
  const message = `Operation cannot be fulfilled on ${resourceName(kind)} "${name}": Precondition failed: ${why}`;
  return new StatusError(409, 'Conflict', message, { name, kind: kind.plural });
}

/** Seconds a pod gets to stop; none for one that no kubelet has yet, or that has already ended. */
function graceOf(kind: Kind, object: KubeObject, asked: number | undefined): number {
  if (kind !== (pods as Kind)) return 0;
  const pod = object as Pod;
  if (pod.spec.nodeName === undefined || isTerminated(pod)) return 0;
  // Less than nothing counts as a second, as in Kubernetes.
  const grace = asked ?? pod.spec.terminationGracePeriodSeconds ?? 30;
  return grace < 0 ? 1 : grace;
}

function waitingFor(policy: DeleteOptions['propagationPolicy']): readonly string[] {
  if (policy === 'Foreground') return ['foregroundDeletion'];
  return policy === 'Orphan' ? ['orphan'] : [];
}
