import { changingVerbs } from './changingVerbs.ts';
import type { KubectlCommand } from './command.ts';

/** Where a verb stands in the list that `kubectl help` prints. */
export type VerbGroup = 'Look' | 'Change' | 'Inside pods' | 'Cluster' | 'Settings';

export interface Verb {
  readonly group: VerbGroup;
  /** One sentence for `kubectl help`. */
  readonly summary: string;
  /** Other names, as whole as the first: `top pods`. */
  readonly aliases?: readonly string[];
  readonly load: () => Promise<KubectlCommand>;
}

/** Every command, loaded by its first use. A name of several words is a command under another: `config view`. */
export const verbs: Readonly<Record<string, Verb>> = {
  describe: {
    group: 'Look',
    summary: 'Show all that is known of objects',
    load: async () => (await import('./describe/describe.ts')).describe,
  },
  get: {
    group: 'Look',
    summary: 'Show objects as a table, or as they are',
    load: async () => (await import('./get/get.ts')).get,
  },
  ...changingVerbs,
  version: {
    group: 'Cluster',
    summary: 'Show the versions of this kubectl and of the server',
    load: async () => (await import('./version/version.ts')).version,
  },
};
