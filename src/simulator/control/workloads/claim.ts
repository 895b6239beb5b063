import type { Kind } from '../../kubernetes/kind.ts';
import type { KubeApi } from '../../kubernetes/kubeApi.ts';
import type { KubeObject, LabelSelector } from '../../kubernetes/objects/meta.ts';
import { matchesSelector } from '../../kubernetes/selectors/labelSelector.ts';
import { ownerReference } from './ownerReference.ts';

interface Family<T> {
  readonly owned: readonly T[];
  /** Of the owner's namespace, without a controller. */
  readonly orphans: readonly T[];
}

/**
 * What belongs to a controller: it adopts what its selector matches and nobody owns, and lets go of what it owns and
 * its selector no longer matches, such as a pod that somebody has labelled anew to look at it undisturbed.
 */
export function claim<T extends KubeObject>(
  api: KubeApi,
  kind: Kind<T>,
  owner: KubeObject,
  selector: LabelSelector,
  { owned, orphans }: Family<T>,
): readonly T[] {
  const isGoing = owner.metadata.deletionTimestamp !== undefined;
  const kept: T[] = [];
  for (const each of owned) {
    if (matchesSelector(selector, each.metadata.labels)) kept.push(each);
    else if (!isGoing) setOwners(api, kind, each, others(each, owner));
  }
  if (isGoing) return kept;
  for (const each of orphans) {
    if (each.metadata.deletionTimestamp !== undefined || !matchesSelector(selector, each.metadata.labels)) continue;
    kept.push(setOwners(api, kind, each, [...others(each, owner), ownerReference(owner)]));
  }
  return kept;
}

function others(object: KubeObject, owner: KubeObject): NonNullable<KubeObject['metadata']['ownerReferences']> {
  return (object.metadata.ownerReferences ?? []).filter(({ uid }) => uid !== owner.metadata.uid);
}

function setOwners<T extends KubeObject>(
  api: KubeApi,
  kind: Kind<T>,
  object: T,
  ownerReferences: ReturnType<typeof others>,
): T {
  const { ownerReferences: _, ...metadata } = object.metadata;
  const next = ownerReferences.length === 0 ? metadata : { ...metadata, ownerReferences };
  return api.store.replace(kind, { ...object, metadata: next });
}
