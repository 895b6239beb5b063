import { goJson } from '../output/goJson.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';

/** The annotation in which client-side apply keeps the configuration that it applied last. */
export const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** The object with an annotation that holds the object as it is without it. */
export function withLastApplied(object: KubernetesObject): KubernetesObject {
  const { [lastApplied]: _, ...annotations } = object.metadata?.annotations ?? {};
  const bare = { ...object, metadata: { ...object.metadata, annotations } };
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { ...annotations, [lastApplied]: `${goJson(bare)}\n` } },
  };
}

/** The configuration that was applied last; undefined if the object was never applied. */
export function lastAppliedOf({ metadata }: KubernetesObject): KubernetesObject | undefined {
  const text = metadata?.annotations?.[lastApplied];
  return text === undefined ? undefined : (JSON.parse(text) as KubernetesObject);
}
