import path from 'node:path';
import { fromIni } from '@aws-sdk/credential-providers';
import { loadSharedConfigFiles } from '@smithy/core/config';
import { clientSettings, type ClientSettings } from '../clientSettings.ts';
import { ToolError, type ToolContext } from '../tool.ts';
import { resolvedPath } from './input/parameterFile.ts';
import { CommandError } from './usage.ts';

/** Where a command goes and as whom: by its options, the environment and the shared files, in this order. */
export interface Configuration {
  /** The profile that was asked for by name. */
  readonly profile: string | undefined;
  readonly region: string | undefined;
  /** The settings of the profile, as they are in the files. */
  readonly settings: Readonly<Record<string, string | undefined>>;
  readonly credentials: ClientSettings['credentials'];
  /** The endpoint of a service, by its id in the environment (`EC2`); undefined for the region's own. */
  endpoint(serviceId: string): string | undefined;
}

/** What the command line says about where to go. */
export interface Overrides {
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
}

/** The shared files of an environment, by absolute path. */
export function sharedFiles(context: ToolContext): { readonly config: string; readonly credentials: string } {
  const { environment } = context;
  return {
    config: resolvedPath(environment['AWS_CONFIG_FILE'] ?? path.join('~', '.aws', 'config'), context),
    credentials: resolvedPath(
      environment['AWS_SHARED_CREDENTIALS_FILE'] ?? path.join('~', '.aws', 'credentials'),
      context,
    ),
  };
}

/** Reads the configuration. Throws when the profile is nowhere. */
export async function readConfiguration(context: ToolContext, overrides: Overrides): Promise<Configuration> {
  const environment = environmentOf(context, overrides.profile);
  const { AWS_CONFIG_FILE: configFilepath = '', AWS_SHARED_CREDENTIALS_FILE: filepath = '' } = environment;
  const files = { configFilepath, filepath, ignoreCache: true };
  const shared = await loadSharedConfigFiles(files);
  const profile = environment['AWS_PROFILE'] ?? environment['AWS_DEFAULT_PROFILE'];
  const name = profile ?? 'default';
  const ofProfile = { ...shared.credentialsFile[name], ...shared.configFile[name] };
  if (profile !== undefined && !(name in shared.configFile) && !(name in shared.credentialsFile))
    throw new CommandError(`The config profile (${name}) could not be found`);
  const { region, credentials } = clientSettings(environment, '', overrides.region);
  return {
    profile,
    region: typeof region === 'string' ? region : ofProfile['region'],
    settings: ofProfile,
    // A profile asked for by name is all there is; the chain would look for keys elsewhere, too.
    credentials: overrides.profile === undefined ? credentials : fromIni({ profile: name, ...files }),
    endpoint: (serviceId) =>
      overrides.endpoint ?? clientSettings(environment, serviceId).endpoint ?? ofProfile['endpoint_url'],
  };
}

/** The environment with the files by their full paths. A profile asked for on the command line wins over its keys. */
function environmentOf(context: ToolContext, profile: string | undefined): ToolContext['environment'] {
  const files = sharedFiles(context);
  const environment = {
    ...context.environment,
    AWS_CONFIG_FILE: files.config,
    AWS_SHARED_CREDENTIALS_FILE: files.credentials,
  };
  return profile === undefined
    ? environment
    : { ...environment, AWS_PROFILE: profile, AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
}

/** The region, for services that have one. */
export function regionOf({ region }: Configuration): string {
  if (region !== undefined) return region;
  throw new ToolError('You must specify a region. You can also configure your region by running "aws configure".', 255);
}
