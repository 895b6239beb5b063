import { findKind, keptKinds } from './servedKinds.ts';
import type { KubeObject } from './objects/meta.ts';
import type { ObjectStore } from './objectStore.ts';
import { textOf } from './objectText.ts';

/** An object as it was stored, with where it belongs. As text, because that is made only once of each. */
export interface SavedObject {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly json: string;
}

/** Everything a store has. */
export function savedObjects(store: ObjectStore): readonly SavedObject[] {
  return keptKinds.flatMap((kind) =>
    store
      .list(kind)
      .map((object) => ({ group: kind.group, version: kind.version, plural: kind.plural, json: textOf(object) })),
  );
}

export function objectOf({ json }: SavedObject): KubeObject {
  return JSON.parse(json) as KubeObject;
}

/** Puts saved objects back, in place of those of their name that a new cluster begins with. */
export function loadObjects(store: ObjectStore, objects: readonly SavedObject[]): void {
  for (const saved of objects) {
    const kind = findKind(saved.group, saved.version, saved.plural);
    if (kind === undefined) continue;
    const object = objectOf(saved);
    const { resourceVersion: _, ...metadata } = object.metadata;
    const loaded = { ...object, metadata };
    if (store.get(kind, metadata.namespace ?? '', metadata.name) === undefined) store.add(kind, loaded);
    else store.replace(kind, loaded);
  }
}
