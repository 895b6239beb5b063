import { changingVerbs } from './changingVerbs.ts';
import { configVerbs } from './config/configVerbs.ts';
import type { KubectlCommand } from './command.ts';

/** Where a verb stands in the list that `kubectl help` prints. */
export type VerbGroup = 'Look' | 'Change' | 'Inside pods' | 'Cluster' | 'Settings';

export interface Verb {
  readonly group: VerbGroup;
  /** One sentence for `kubectl help`. */
  readonly summary: string;
  /**
   * What its words name: a kind and then objects of it, or objects of one kind. Workloads are kinds that have pods of a
   * template. Without it they name nothing that a cluster has.
   */
  readonly words?: 'kinds' | 'nodes' | 'pods' | 'workloads';
  /** Other names, as whole as the first: `top pods`. */
  readonly aliases?: readonly string[];
  readonly load: () => Promise<KubectlCommand>;
}

/** Every command, loaded by its first use. A name of several words is a command under another: `config view`. */
export const verbs: Readonly<Record<string, Verb>> = {
  'api-resources': {
    group: 'Cluster',
    summary: 'Show the kinds of objects that the server has',
    load: async () => (await import('./apiResources/apiResources.ts')).apiResources,
  },
  'api-versions': {
    group: 'Cluster',
    summary: 'Show the groups and versions of the API',
    load: async () => (await import('./apiResources/apiVersions.ts')).apiVersions,
  },
  'auth can-i': {
    group: 'Settings',
    summary: 'Ask whether one may do something',
    load: async () => (await import('./auth/canI.ts')).canI,
  },
  'auth whoami': {
    group: 'Settings',
    summary: 'Show who one is to the server',
    load: async () => (await import('./auth/whoami.ts')).whoami,
  },
  'cluster-info': {
    group: 'Cluster',
    summary: 'Show where the cluster is',
    load: async () => (await import('./clusterInfo/clusterInfo.ts')).clusterInfo,
  },
  ...configVerbs,
  describe: {
    group: 'Look',
    summary: 'Show all that is known of objects',
    words: 'kinds',
    load: async () => (await import('./describe/describe.ts')).describe,
  },
  events: {
    group: 'Look',
    summary: 'Show what has happened, the latest last',
    load: async () => (await import('./events/events.ts')).events,
  },
  explain: {
    group: 'Look',
    summary: 'Show the fields of a kind',
    words: 'kinds',
    load: async () => (await import('./explain/explain.ts')).explain,
  },
  get: {
    group: 'Look',
    summary: 'Show objects as a table, or as they are',
    words: 'kinds',
    load: async () => (await import('./get/get.ts')).get,
  },
  ...changingVerbs,
  logs: {
    group: 'Inside pods',
    summary: 'Show what a container has printed',
    words: 'pods',
    load: async () => (await import('./logs/logs.ts')).logs,
  },
  'top node': {
    group: 'Look',
    summary: 'Show what nodes use',
    words: 'nodes',
    aliases: ['top nodes', 'top no'],
    load: async () => (await import('./top/topNode.ts')).topNode,
  },
  'top pod': {
    group: 'Look',
    summary: 'Show what pods use',
    words: 'pods',
    aliases: ['top pods', 'top po'],
    load: async () => (await import('./top/topPod.ts')).topPod,
  },
  version: {
    group: 'Cluster',
    summary: 'Show the versions of this kubectl and of the server',
    load: async () => (await import('./version/version.ts')).version,
  },
};
