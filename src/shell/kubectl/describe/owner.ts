import type { KubernetesObject } from '../resources/kubernetesObject.ts';

interface OwnerReference {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
}

/** The reference to the controller of an object; undefined if it has none. */
export function controllerOf({ metadata }: KubernetesObject): OwnerReference | undefined {
  return ((metadata?.['ownerReferences'] ?? []) as readonly OwnerReference[]).find(({ controller }) => controller);
}

/** `ReplicaSet/x`. */
export function controlledBy(object: KubernetesObject): string | undefined {
  const owner = controllerOf(object);
  return owner === undefined ? undefined : `${owner.kind}/${owner.name}`;
}
