import type { Disposable } from '../../base/disposable.ts';
import type { Kind } from '../kubernetes/kind.ts';
import type { ObjectStore } from '../kubernetes/objectStore.ts';
import { controllerOf, type KubeObject } from '../kubernetes/objects/meta.ts';
import { objectKey } from './objectKey.ts';

/** Objects of a kind by the controller that owns them, and those that nobody owns by namespace; kept up with the store. */
export class OwnerIndex<T extends KubeObject> implements Disposable {
  readonly #byOwner = new Map<string, Map<string, T>>();
  readonly #orphans = new Map<string, Map<string, T>>();
  readonly #subscription: Disposable;

  constructor(store: ObjectStore, kind: Kind<T>) {
    for (const object of store.list(kind)) this.#add(object);
    this.#subscription = store.onDidChangeKind(kind)(({ type, object, previous }) => {
      if (previous !== undefined) this.#remove(previous as T);
      if (type !== 'DELETED') this.#add(object as T);
    });
  }

  ownedBy(uid: string | undefined): readonly T[] {
    return [...(this.#byOwner.get(uid ?? '')?.values() ?? [])];
  }

  orphansIn(namespace: string | undefined): readonly T[] {
    return [...(this.#orphans.get(namespace ?? '')?.values() ?? [])];
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #bucket(object: T): Map<string, T> {
    const owner = controllerOf(object);
    const index = owner === undefined ? this.#orphans : this.#byOwner;
    const key = owner?.uid ?? object.metadata.namespace ?? '';
    let bucket = index.get(key);
    if (bucket === undefined) index.set(key, (bucket = new Map<string, T>()));
    return bucket;
  }

  #add(object: T): void {
    this.#bucket(object).set(objectKey(object), object);
  }

  #remove(object: T): void {
    const bucket = this.#bucket(object);
    bucket.delete(objectKey(object));
    if (bucket.size > 0) return;
    this.#byOwner.delete(controllerOf(object)?.uid ?? '');
  }
}
