import { isDeepStrictEqual } from 'node:util';
import { Emitter, type Event } from '../../base/event.ts';
import { ChangeHistory } from './changeHistory.ts';
import { apiVersion, type Kind } from './kind.ts';
import type { KubeObject } from './objects/meta.ts';
import { ObjectTable } from './objectTable.ts';
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
  readonly #tables = new Map<string, ObjectTable>();
  readonly #history: ChangeHistory;
  readonly #changed = new Emitter<Change>();
  readonly #changedOfKind = new Map<string, Emitter<Change>>();
  #version = 1;

  readonly onDidChange: Event<Change> = this.#changed.event;

  constructor(historyLength = 8192) {
    this.#history = new ChangeHistory(historyLength);
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
    return this.#table(kind).list(namespace) as readonly T[];
  }

  /**
   * The list as it was at an earlier version, in the same order; 410 Expired if that is already forgotten. `kind` has to
   * be one that is kept.
   */
  listAt(kind: Kind, namespace: string | undefined, version: number): readonly KubeObject[] {
    const changes = this.changesSince(version).filter((change) => sameKind(change.kind, kind));
    if (changes.length === 0) return this.list(kind, namespace);
    const table = new ObjectTable();
    for (const object of this.list(kind)) table.set(keyOf(object), object);
    for (const change of changes.toReversed()) {
      const key = keyOf(change.object);
      if (change.previous === undefined) table.delete(key);
      else table.set(key, change.previous);
    }
    return table.list(namespace);
  }

  /** Told of the changes of one kind only, before all others; its listeners must not write. */
  onDidChangeKind(kind: Kind): Event<Change> {
    const key = tableKey(kind);
    let emitter = this.#changedOfKind.get(key);
    if (emitter === undefined) this.#changedOfKind.set(key, (emitter = new Emitter<Change>()));
    return emitter.event;
  }

  /** Whether somebody is told of the changes of that kind alone. */
  isWatched(kind: Kind): boolean {
    return this.#changedOfKind.get(tableKey(kind))?.hasListeners ?? false;
  }

  /** Adds a new object; 409 AlreadyExists if there is one of that name. */
  add<T extends KubeObject>(kind: Kind<T>, object: T): T {
    const table = this.#table(kind);
    const key = keyOf(object);
    if (table.get(key) !== undefined) throw alreadyExists(kind, object.metadata.name);
    const stored = stamped(kind, object, this.#version + 1);
    table.set(key, stored);
    this.#record('ADDED', kind, stored, undefined);
    return stored;
  }

  /**
   * Puts `object` in the place of the one of its name: 404 if there is none, 409 Conflict if it carries a
   * resourceVersion that is no longer the current one. An object that says nothing new leaves the version as it is.
   */
  replace<T extends KubeObject>(kind: Kind<T>, object: T): T {
    const table = this.#table(kind);
    const { name, resourceVersion } = object.metadata;
    const key = keyOf(object);
    const current = table.get(key) as T | undefined;
    if (current === undefined) throw notFound(kind, name);
    if (resourceVersion !== undefined && resourceVersion !== '' && resourceVersion !== current.metadata.resourceVersion)
      throw conflict(kind, name);
    if (isDeepStrictEqual(unversioned(kind, object), unversioned(kind, current))) return current;
    const stored = stamped(kind, object, this.#version + 1);
    table.set(key, stored);
    this.#record('MODIFIED', kind, stored, current);
    return stored;
  }

  /** Takes the object out; 404 if there is none. Returns its last state. */
  remove<T extends KubeObject>(kind: Kind<T>, namespace: string, name: string): T {
    const table = this.#table(kind);
    const key = `${namespace}/${name}`;
    const current = table.get(key) as T | undefined;
    if (current === undefined) throw notFound(kind, name);
    table.delete(key);
    const last = stamped(kind, current, this.#version + 1);
    this.#record('DELETED', kind, last, current);
    return last;
  }

  /** Changes made after `version`, oldest first; 410 Expired if some of them are already forgotten. */
  changesSince(version: number): readonly Change[] {
    const oldest = this.#history.oldest ?? this.#version + 1;
    if (version < oldest - 1) throw resourceExpired(version, oldest);
    return this.#history.since(version);
  }

  #table(kind: Kind): ObjectTable {
    const key = tableKey(kind);
    let table = this.#tables.get(key);
    if (table === undefined) this.#tables.set(key, (table = new ObjectTable()));
    return table;
  }

  #record(type: Change['type'], kind: Kind, object: KubeObject, previous: KubeObject | undefined): void {
    this.#version += 1;
    const change: Change = { type, kind, object, previous, version: this.#version };
    this.#history.add(change);
    // Watches first: they only read, and so see the changes in order even when another listener makes one.
    this.#changedOfKind.get(tableKey(kind))?.fire(change);
    this.#changed.fire(change);
  }
}

function tableKey(kind: Kind): string {
  return `${kind.group}/${kind.plural}`;
}

function sameKind(a: Kind, b: Kind): boolean {
  return a.plural === b.plural && a.group === b.group;
}

function keyOf(object: KubeObject): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

/** Type and metadata come first, as the API server writes them. */
function stamped<T extends KubeObject>(kind: Kind, object: T, version: number): T {
  const { apiVersion: _version, kind: _kind, metadata, ...rest } = object;
  const stored = {
    kind: kind.kind,
    apiVersion: apiVersion(kind),
    metadata: { ...metadata, resourceVersion: String(version) },
    ...rest,
  };
  return stored as unknown as T;
}

function unversioned(kind: Kind, object: KubeObject): KubeObject {
  const { resourceVersion: _, ...metadata } = object.metadata;
  return { ...object, kind: kind.kind, apiVersion: apiVersion(kind), metadata };
}
