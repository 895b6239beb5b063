import type { KubeObject, OwnerReference } from '../../kubernetes/objects/meta.ts';

/** A reference that makes `owner` the controller of what carries it. */
export function ownerReference(owner: KubeObject): OwnerReference {
  return {
    apiVersion: owner.apiVersion ?? '',
    kind: owner.kind ?? '',
    name: owner.metadata.name,
    uid: owner.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}
