import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import type { Kind } from '../kubernetes/kind.ts';
import type { Change } from '../kubernetes/objectStore.ts';
import type { KubeObject } from '../kubernetes/objects/meta.ts';
import { deleteObject } from '../kubernetes/writes/delete.ts';
import type { ControlContext } from './controlContext.ts';
import { objectKey } from './objectKey.ts';
import { WorkQueue } from './workQueue.ts';

interface Place {
  readonly kind: Kind;
  readonly namespace: string;
  readonly name: string;
}

/** Lab milliseconds from an owner's end to that of what it owned. */
const delay = 300;

/** Deletes what is owned by objects that are gone, and carries out foreground and orphaning deletions. */
export class GarbageCollector implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();
  readonly #dependents = new Map<string, Map<string, Place>>();
  readonly #alive = new Map<string, Place>();
  readonly #queue: WorkQueue;

  constructor(context: ControlContext) {
    this.#context = context;
    this.#queue = this.#owned.add(new WorkQueue(context.clock, delay, (uid) => this.#collect(uid)));
    this.#owned.add(context.api.store.onDidChange((change) => this.#changed(change)));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #changed({ kind, type, object }: Change): void {
    const { uid = '', namespace = '', name, ownerReferences = [], finalizers = [] } = object.metadata;
    const place = { kind, namespace, name };
    const key = `${kind.plural}/${objectKey(object)}`;
    for (const owner of ownerReferences) {
      const dependents = this.#dependents.get(owner.uid) ?? new Map<string, Place>();
      if (type === 'DELETED') dependents.delete(key);
      else dependents.set(key, place);
      if (dependents.size === 0) this.#dependents.delete(owner.uid);
      else this.#dependents.set(owner.uid, dependents);
      const ownerPlace = this.#alive.get(owner.uid);
      if (type === 'DELETED' && ownerPlace !== undefined && this.#isWaiting(ownerPlace)) this.#queue.add(owner.uid);
      // Created for an owner that is gone already.
      if (type === 'ADDED' && ownerPlace === undefined) this.#queue.add(owner.uid);
    }
    if (type === 'DELETED') {
      this.#alive.delete(uid);
      if (this.#dependents.has(uid)) this.#queue.add(uid);
      return;
    }
    this.#alive.set(uid, place);
    if (finalizers.includes('foregroundDeletion') || finalizers.includes('orphan')) this.#queue.add(uid);
  }

  #isWaiting(place: Place): boolean {
    return this.#read(place)?.metadata.finalizers?.includes('foregroundDeletion') === true;
  }

  #read({ kind, namespace, name }: Place): KubeObject | undefined {
    return this.#context.api.store.get(kind, namespace, name);
  }

  #collect(uid: string): void {
    const place = this.#alive.get(uid);
    const owner = place === undefined ? undefined : this.#read(place);
    const dependents = [...(this.#dependents.get(uid)?.values() ?? [])];
    if (place === undefined || owner === undefined) {
      for (const dependent of dependents) this.#deleteIfOrphan(dependent, 'Background');
    } else if (owner.metadata.finalizers?.includes('orphan') === true) {
      for (const dependent of dependents) this.#release(dependent, uid);
      this.#finish(place, owner, 'orphan');
    } else if (owner.metadata.finalizers?.includes('foregroundDeletion') === true) {
      for (const dependent of dependents) this.#deleteIfOrphan(dependent, 'Foreground');
      if (dependents.length === 0) this.#finish(place, owner, 'foregroundDeletion');
    }
  }

  /** Deletes it unless another owner still wants it or it is going already. */
  #deleteIfOrphan(place: Place, propagationPolicy: 'Background' | 'Foreground'): void {
    const object = this.#read(place);
    if (object === undefined || object.metadata.deletionTimestamp !== undefined) return;
    const wanted = object.metadata.ownerReferences?.some(({ uid }) => {
      const owner = this.#alive.get(uid);
      return owner !== undefined && !this.#isWaiting(owner);
    });
    if (wanted === true) return;
    deleteObject(this.#context.api, place.kind, place.namespace, place.name, { propagationPolicy });
  }

  #release(place: Place, uid: string): void {
    const object = this.#read(place);
    if (object === undefined) return;
    const ownerReferences = (object.metadata.ownerReferences ?? []).filter((owner) => owner.uid !== uid);
    this.#context.api.store.replace(place.kind, { ...object, metadata: { ...object.metadata, ownerReferences } });
    this.#dependents.get(uid)?.delete(`${place.kind.plural}/${objectKey(object)}`);
  }

  /** Takes the finalizer off, and with the last one the object. */
  #finish(place: Place, owner: KubeObject, finalizer: string): void {
    const { store } = this.#context.api;
    const finalizers = (owner.metadata.finalizers ?? []).filter((each) => each !== finalizer);
    if (finalizers.length > 0) {
      store.replace(place.kind, { ...owner, metadata: { ...owner.metadata, finalizers } });
    } else if ((owner.metadata.deletionGracePeriodSeconds ?? 0) === 0) {
      store.remove(place.kind, place.namespace, place.name);
    } else {
      const { finalizers: _, ...metadata } = owner.metadata;
      store.replace(place.kind, { ...owner, metadata });
    }
  }
}
