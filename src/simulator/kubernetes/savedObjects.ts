import { findKind, keptKinds } from './servedKinds.ts';
import type { KubeObject } from './objects/meta.ts';
import type { ObjectStore } from './objectStore.ts';
import { textOf } from './objectText.ts';

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

/** A saved object as one line of JSON, which is that of its place and its own; made once, since objects never change. */
export function lineOf(cluster: string, { group, version, plural, object }: SavedObject): string {
  return `${JSON.stringify([cluster, group, version, plural]).slice(0, -1)},${textOf(object)}]\n`;
}

/** What such a line holds: the cluster's name and the object. Throws for anything else. */
export function readLine(line: string): readonly [string, SavedObject] {
  const [cluster, group, version, plural, object] = JSON.parse(line) as [string, string, string, string, KubeObject];
  return [cluster, { group, version, plural, object }];
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
