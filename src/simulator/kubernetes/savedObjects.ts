import { findKind, keptKinds } from './servedKinds.ts';
import type { KubeObject } from './objects/meta.ts';
import type { ObjectStore } from './objectStore.ts';

/** An object as it was stored, with where it belongs. */
export interface SavedObject {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly object: KubeObject;
}

/** Everything a store has. */
export function savedObjects(store: ObjectStore): readonly SavedObject[] {
  return keptKinds.flatMap((kind) =>
    store.list(kind).map((object) => ({ group: kind.group, version: kind.version, plural: kind.plural, object })),
  );
}

/** Puts saved objects back, in place of those of their name that a new cluster begins with. */
export function loadObjects(store: ObjectStore, objects: readonly SavedObject[]): void {
  for (const { group, version, plural, object } of objects) {
    const kind = findKind(group, version, plural);
    if (kind === undefined) continue;
    const { resourceVersion: _, ...metadata } = object.metadata;
    const loaded = { ...object, metadata };
    if (store.get(kind, metadata.namespace ?? '', metadata.name) === undefined) store.add(kind, loaded);
    else store.replace(kind, loaded);
  }
}
