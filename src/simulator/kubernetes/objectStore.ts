import { isDeepStrictEqual } from 'node:util';
import { Emitter, type Event } from '../../base/event.ts';
import type { Kind } from './kind.ts';
import type { KubeObject } from './objects/meta.ts';
import { alreadyExists, conflict, notFound, resourceExpired } from './statusError.ts';

export interface Change<T extends KubeObject = KubeObject> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly kind: Kind;
  /** The object after the change; for DELETED its last state, carrying the version of the deletion. */
  readonly object: T;
  readonly previous: T | undefined;
  readonly version: number;
}

/**
 * The cluster's only memory, after etcd: objects by kind and name, one version counter over all of them, and the recent
 * past so that a watch can begin where a list ended. Changes are announced synchronously, after they are made.
 */
export class ObjectStore {
  readonly #tables = new Map<string, Map<string, KubeObject>>();
  readonly #history: Change[] = [];
  readonly #historyLength: number;
  readonly #changed = new Emitter<Change>();
  #version = 1;

  readonly onDidChange: Event<Change> = this.#changed.event;

  constructor(historyLength = 4096) {
    this.#historyLength = historyLength;
  }

  /** The version of the newest change. */
  get version(): number {
    return this.#version;
  }

  get<T extends KubeObject>(kind: Kind<T>, namespace: string, name: string): T | undefined {
    return this.#table(kind).get(`${namespace}/${name}`) as T | undefined;
  }

  /** Objects of a kind, of one namespace if given, ordered by namespace and name. */
  list<T extends KubeObject>(kind: Kind<T>, namespace?: string): readonly T[] {
    const entries = [...this.#table(kind)].filter(
      ([key]) => namespace === undefined || key.startsWith(`${namespace}/`),
    );
    return entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object as T);
  }

  /** Adds a new object; 409 AlreadyExists if there is one of that name. */
  add<T extends KubeObject>(kind: Kind<T>, object: T): T {
    const table = this.#table(kind);
    if (table.has(keyOf(object))) throw alreadyExists(kind, object.metadata.name);
    const stored = stamped(object, this.#version + 1);
    table.set(keyOf(object), stored);
    this.#record('ADDED', kind, stored, undefined);
    return stored;
  }

  /**
   * Puts `object` in the place of the one of its name: 404 if there is none, 409 Conflict if it carries a
   * resourceVersion that is no longer the current one. An object that says nothing new leaves the version as it is.
   */
  replace<T extends KubeObject>(kind: Kind<T>, object: T): T {
    const table = this.#table(kind);
    const name = object.metadata.name;
    const current = table.get(keyOf(object)) as T | undefined;
    if (current === undefined) throw notFound(kind, name);
    const version = object.metadata.resourceVersion;
    if (version !== undefined && version !== '' && version !== current.metadata.resourceVersion)
      throw conflict(kind, name);
    if (isDeepStrictEqual(unversioned(object), unversioned(current))) return current;
    const stored = stamped(object, this.#version + 1);
    table.set(keyOf(object), stored);
    this.#record('MODIFIED', kind, stored, current);
    return stored;
  }

  /** Takes the object out; 404 if there is none. Returns its last state. */
  remove<T extends KubeObject>(kind: Kind<T>, namespace: string, name: string): T {
    const table = this.#table(kind);
    const current = table.get(`${namespace}/${name}`) as T | undefined;
    if (current === undefined) throw notFound(kind, name);
    table.delete(`${namespace}/${name}`);
    const last = stamped(current, this.#version + 1);
    this.#record('DELETED', kind, last, current);
    return last;
  }

  /** Changes made after `version`, oldest first; 410 Expired if some of them are already forgotten. */
  changesSince(version: number): readonly Change[] {
    const oldest = this.#history[0]?.version ?? this.#version + 1;
    if (version < oldest - 1) throw resourceExpired(version, oldest);
    return this.#history.filter((change) => change.version > version);
  }

  #table(kind: Kind): Map<string, KubeObject> {
    const key = `${kind.group}/${kind.plural}`;
    let table = this.#tables.get(key);
    if (table === undefined) this.#tables.set(key, (table = new Map<string, KubeObject>()));
    return table;
  }

  #record(type: Change['type'], kind: Kind, object: KubeObject, previous: KubeObject | undefined): void {
    this.#version += 1;
    const change: Change = { type, kind, object, previous, version: this.#version };
    this.#history.push(change);
    if (this.#history.length > this.#historyLength) this.#history.shift();
    this.#changed.fire(change);
  }
}

function keyOf(object: KubeObject): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

function stamped<T extends KubeObject>(object: T, version: number): T {
  return { ...object, metadata: { ...object.metadata, resourceVersion: String(version) } };
}

function unversioned(object: KubeObject): KubeObject {
  const { resourceVersion: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}
