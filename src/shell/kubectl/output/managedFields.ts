import type { KubernetesObject } from '../resources/kubernetesObject.ts';

/** An object, or the items of a list, without the record of who set which field. */
export function withoutManagedFields(object: KubernetesObject): KubernetesObject {
  if (Array.isArray(object['items']))
    return { ...object, items: (object['items'] as readonly KubernetesObject[]).map(withoutManagedFields) };
  if (object.metadata?.['managedFields'] === undefined) return object;
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}
