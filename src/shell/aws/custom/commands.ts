import type { Session } from '../session.ts';
import type { CommandOption } from './commandOption.ts';
import { configureOptions } from './configureOptions.ts';
import { deployOptions } from './deployOptions.ts';
import { getTokenOptions, updateKubeconfigOptions } from './eksOptions.ts';

/** A command that is no operation of the API. */
export interface CustomCommand {
  readonly options: readonly CommandOption[];
  readonly load: () => Promise<(args: readonly string[], session: Session) => Promise<number>>;
}

/** By service and name. */
export const commands: Readonly<Record<string, CustomCommand>> = {
  'cloudformation deploy': { options: deployOptions, load: async () => (await import('./deploy.ts')).deploy },
  'configure get': { options: configureOptions, load: async () => (await import('./configureGet.ts')).configureGet },
  'configure list': {
    options: configureOptions,
    load: async () => (await import('./configureList.ts')).configureList,
  },
  'configure list-profiles': {
    options: configureOptions,
    load: async () => (await import('./configureListProfiles.ts')).configureListProfiles,
  },
  'configure set': { options: configureOptions, load: async () => (await import('./configureSet.ts')).configureSet },
  'eks get-token': { options: getTokenOptions, load: async () => (await import('./getToken.ts')).getToken },
  'eks update-kubeconfig': {
    options: updateKubeconfigOptions,
    load: async () => (await import('./updateKubeconfig.ts')).updateKubeconfig,
  },
};
