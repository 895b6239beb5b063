import type { Documents } from '../../src/ports/documents.ts';
import type { KeyValueStore } from '../../src/ports/keyValueStore.ts';

/** A store that lasts as long as the test; what is put into it comes back as from a file. */
export function storeTwin(): KeyValueStore {
  const values = new Map<string, string>();
  return {
    get: <T>(key: string) => {
      const text = values.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as T);
    },
    set: (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
  };
}

/** Notes the pages it is asked to show, by name. */
export function documentsTwin(): Documents & { readonly shown: Map<string, string> } {
  const shown = new Map<string, string>();
  const nothing = () => Promise.resolve();
  return {
    shown,
    showText: (name, text) => {
      shown.set(name, text);
      return Promise.resolve();
    },
    showDifference: nothing,
    showChapter: nothing,
    textAt: () => Promise.resolve(undefined),
    chapterText: () => Promise.resolve(''),
    copy: nothing,
  };
}
