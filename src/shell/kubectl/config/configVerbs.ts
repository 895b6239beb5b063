import type { Verb } from '../verbs.ts';

const contexts = () => import('./contexts.ts');

/** The commands that read and change the kubeconfig. */
export const configVerbs: Readonly<Record<string, Verb>> = {
  'config current-context': {
    group: 'Settings',
    summary: 'Show the name of the context in use',
    load: async () => (await contexts()).currentContext,
  },
  'config delete-context': {
    group: 'Settings',
    summary: 'Delete a context',
    load: async () => (await contexts()).deleteContext,
  },
  'config get-clusters': {
    group: 'Settings',
    summary: 'Show the names of the clusters',
    load: async () => (await contexts()).namesOf('clusters'),
  },
  'config get-contexts': {
    group: 'Settings',
    summary: 'Show the contexts',
    load: async () => (await contexts()).getContexts,
  },
  'config get-users': {
    group: 'Settings',
    summary: 'Show the names of the users',
    load: async () => (await contexts()).namesOf('users'),
  },
  'config rename-context': {
    group: 'Settings',
    summary: 'Give a context another name',
    load: async () => (await contexts()).renameContext,
  },
  'config set-context': {
    group: 'Settings',
    summary: 'Make a context, or change what is in it',
    load: async () => (await contexts()).setContext,
  },
  'config unset': {
    group: 'Settings',
    summary: 'Unset the context in use',
    load: async () => (await contexts()).unset,
  },
  'config use-context': {
    group: 'Settings',
    summary: 'Choose the context to use',
    aliases: ['config use'],
    load: async () => (await contexts()).useContext,
  },
  'config view': {
    group: 'Settings',
    summary: 'Show the kubeconfig',
    load: async () => (await import('./view.ts')).view,
  },
};
