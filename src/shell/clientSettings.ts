import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { loadSharedConfigFiles } from '@smithy/core/config';

type Environment = Readonly<Record<string, string | undefined>>;

/** What an SDK client of any service is made with. */
export interface ClientSettings {
  readonly region: string | (() => Promise<string>);
  readonly credentials: ReturnType<typeof fromNodeProviderChain>;
  /** The service's own default when absent. */
  readonly endpoint?: string;
}

/**
 * What the AWS tools go by in an environment: its keys or else its profile, its region or the profile's, its endpoint for
 * a service (named as in `AWS_ENDPOINT_URL_EC2`) or for all of them. The SDK by itself would ask the process for these,
 * whose environment may be another's.
 */
export function clientSettings(environment: Environment, service: string, region?: string): ClientSettings {
  const endpoint = endpointOf(environment, service);
  return {
    region:
      nonEmpty(region) ??
      nonEmpty(environment['AWS_REGION']) ??
      nonEmpty(environment['AWS_DEFAULT_REGION']) ??
      (() => regionOfProfile(environment)),
    credentials: credentialsOf(environment),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}

function credentialsOf(environment: Environment): ClientSettings['credentials'] {
  const accessKeyId = nonEmpty(environment['AWS_ACCESS_KEY_ID']);
  const secretAccessKey = nonEmpty(environment['AWS_SECRET_ACCESS_KEY']);
  const sessionToken = nonEmpty(environment['AWS_SESSION_TOKEN']);
  if (accessKeyId === undefined || secretAccessKey === undefined)
    return fromNodeProviderChain({ profile: profileOf(environment), ...filesOf(environment) });
  const keys = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  return () => Promise.resolve(keys);
}

function endpointOf(environment: Environment, service: string): string | undefined {
  if (environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true') return undefined;
  return nonEmpty(environment[`AWS_ENDPOINT_URL_${service}`]) ?? nonEmpty(environment['AWS_ENDPOINT_URL']);
}

async function regionOfProfile(environment: Environment): Promise<string> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true, ...filesOf(environment) });
  const profile = profileOf(environment);
  const region = configFile[profile]?.['region'] ?? credentialsFile[profile]?.['region'];
  if (region === undefined) throw new Error('Region is missing');
  return region;
}

function profileOf(environment: Environment): string {
  return nonEmpty(environment['AWS_PROFILE']) ?? nonEmpty(environment['AWS_DEFAULT_PROFILE']) ?? 'default';
}

function filesOf(environment: Environment): { readonly filepath?: string; readonly configFilepath?: string } {
  const filepath = nonEmpty(environment['AWS_SHARED_CREDENTIALS_FILE']);
  const configFilepath = nonEmpty(environment['AWS_CONFIG_FILE']);
  return {
    ...(filepath === undefined ? {} : { filepath }),
    ...(configFilepath === undefined ? {} : { configFilepath }),
  };
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
