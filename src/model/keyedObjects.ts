import { share } from './share.ts';

/** Where the objects of a watch go. */
export interface ObjectSink<T> {
  /** These are all there are. */
  reset(objects: readonly T[]): void;
  changed(object: T): void;
  removed(uid: string): void;
}

interface Identified {
  readonly uid: string;
  readonly createdAt: number;
}

/**
 * Objects of one kind by uid, and by the name under which people know them. A name passes from an object to its successor,
 * whose events may come first: then the younger one has it. Objects equal to those before stay the same objects.
 */
export class KeyedObjects<T extends Identified> implements ObjectSink<T> {
  readonly #byUid = new Map<string, T>();
  readonly #byKey = new Map<string, T>();
  readonly #keyOf: (object: T) => string;
  readonly #onChange: (key: string, before: T | undefined, after: T | undefined) => void;

  /** `onChange` tells when a key has another object, or none. */
  constructor(
    keyOf: (object: T) => string,
    onChange: (key: string, before: T | undefined, after: T | undefined) => void,
  ) {
    this.#keyOf = keyOf;
    this.#onChange = onChange;
  }

  /** Those that have their name, in no order. */
  get all(): Iterable<T> {
    return this.#byKey.values();
  }

  get(key: string): T | undefined {
    return this.#byKey.get(key);
  }

  byUid(uid: string): T | undefined {
    return this.#byUid.get(uid);
  }

  reset(objects: readonly T[]): void {
    const isFirst = this.#byUid.size === 0;
    for (const object of objects) this.changed(object);
    if (isFirst) return;
    const uids = new Set(objects.map(({ uid }) => uid));
    for (const uid of this.#byUid.keys()) if (!uids.has(uid)) this.removed(uid);
  }

  changed(object: T): void {
    const known = this.#byUid.get(object.uid);
    const next = share(known, object);
    if (next === known) return;
    this.#byUid.set(next.uid, next);
    const key = this.#keyOf(next);
    const holder = this.#byKey.get(key);
    if (holder === undefined || holder.uid === next.uid || isYounger(next, holder)) this.#give(key, holder, next);
  }

  removed(uid: string): void {
    const object = this.#byUid.get(uid);
    if (object === undefined) return;
    this.#byUid.delete(uid);
    const key = this.#keyOf(object);
    if (this.#byKey.get(key) === object) this.#give(key, object, this.#heir(key));
  }

  #give(key: string, before: T | undefined, after: T | undefined): void {
    if (after === undefined) this.#byKey.delete(key);
    else this.#byKey.set(key, after);
    this.#onChange(key, before, after);
  }

  /** The youngest of the others of that name. Seldom are there any, and then there are more objects than names. */
  #heir(key: string): T | undefined {
    if (this.#byUid.size < this.#byKey.size) return undefined;
    let heir: T | undefined;
    for (const each of this.#byUid.values())
      if (this.#keyOf(each) === key && (heir === undefined || isYounger(each, heir))) heir = each;
    return heir;
  }
}

function isYounger(a: Identified, b: Identified): boolean {
  return a.createdAt === b.createdAt ? a.uid > b.uid : a.createdAt > b.createdAt;
}
