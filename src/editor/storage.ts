import type { Memento } from 'vscode';
import type { KeyValueStore } from '../ports/keyValueStore.ts';

/** The editor's own store for this extension, as a port. */
export function openStorage(memento: Memento): KeyValueStore {
  return {
    get: (key) => memento.get(key),
    set: async (key, value) => await memento.update(key, value),
  };
}
