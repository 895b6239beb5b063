import type { Kind } from '../kind.ts';
import { apiVersion } from '../kind.ts';
import type { KubeObject } from '../objects/meta.ts';
import { textOf } from '../objectText.ts';
import { storedKind } from '../servedKinds.ts';
import { asServed } from './servedVersions.ts';

const views = new WeakMap<KubeObject, Map<Kind, KubeObject>>();

/** A kept object as the served kind shows it. */
export function viewOf(kind: Kind, object: KubeObject): KubeObject {
  if (storedKind(kind) === kind) return object;
  let ofObject = views.get(object);
  if (ofObject === undefined) views.set(object, (ofObject = new Map<Kind, KubeObject>()));
  let view = ofObject.get(kind);
  if (view === undefined) ofObject.set(kind, (view = asServed(kind, object)));
  return view;
}

/** The JSON of a kept object. */
export function objectJson(kind: Kind, object: KubeObject): string {
  return textOf(viewOf(kind, object));
}

/** The same without its type, as items of a list have it. */
export function itemJson(kind: Kind, object: KubeObject): string {
  const text = objectJson(kind, object);
  const type = `{"kind":"${kind.kind}","apiVersion":"${apiVersion(kind)}",`;
  return text.startsWith(type) ? `{${text.slice(type.length)}` : text;
}

/** The JSON of an object's metadata as an object of its own. */
export function metadataJson(object: KubeObject): string {
  return `{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":${textOf(object.metadata)}}`;
}
