import path from 'node:path';
import type { CloudSettings } from '../ports/cloud.ts';
import type { ConnectionProfile } from './connection.ts';
import type { ToolPaths } from './connectionFolder.ts';

/** Variables for a terminal; null removes one that the terminal would inherit. */
export type TerminalEnvironment = Readonly<Record<string, string | null>>;

/** What the far side of a connection offers to terminals: programs in a folder for the PATH, and variables. */
export interface TerminalOffer {
  readonly path: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Words that come first in every call of a command, by its name; the programs in `path` have them already. */
  readonly settings: Readonly<Record<string, readonly string[]>>;
}

const services = ['CLOUDFORMATION', 'EC2', 'EKS', 'ELASTIC_LOAD_BALANCING', 'IAM', 'SSM', 'STS'];

/**
 * The environment in which `aws`, `kubectl` and our token program reach the same account and cluster as the extension,
 * whatever the user's own environment says. Fixed keys travel here and are never written to disk.
 */
export function terminalEnvironment(
  { region, clusterName }: Pick<ConnectionProfile, 'region' | 'clusterName'>,
  { endpoint, credentials }: CloudSettings,
  { kubeconfig, kubectlCache }: Pick<ToolPaths, 'kubeconfig' | 'kubectlCache'>,
): TerminalEnvironment {
  return {
    KUBECONFIG: kubeconfig,
    KUBECACHEDIR: kubectlCache,
    CLUSTER_NAME: clusterName,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_PAGER: '',
    ...credentialVariables(credentials),
    ...(endpoint === undefined ? {} : endpointVariables(endpoint)),
  };
}

/** The offered programs come before those that the terminal would inherit. The name of the PATH stays as it is spelled there. */
export function offeredVariables(
  { path: folder, variables }: Pick<TerminalOffer, 'path' | 'variables'>,
  inherited: Readonly<Record<string, string | undefined>>,
): TerminalEnvironment {
  const name = Object.keys(inherited).find((each) => each.toUpperCase() === 'PATH') ?? 'PATH';
  const rest = inherited[name] ?? '';
  return { ...variables, [name]: rest === '' ? folder : `${folder}${path.delimiter}${rest}` };
}

/** Keys in the environment win over a profile there, so each kind removes the other. The default chain stays as it is. */
function credentialVariables(credentials: CloudSettings['credentials']): TerminalEnvironment {
  if (credentials.kind === 'keys') {
    return {
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: null,
      AWS_PROFILE: null,
      AWS_DEFAULT_PROFILE: null,
    };
  }
  if (credentials.profile === undefined) return {};
  return {
    AWS_PROFILE: credentials.profile,
    AWS_ACCESS_KEY_ID: null,
    AWS_SECRET_ACCESS_KEY: null,
    AWS_SESSION_TOKEN: null,
  };
}

/** An endpoint of our own: nothing may lead around it, neither another endpoint, a proxy, nor a certificate bundle. */
function endpointVariables(endpoint: string): TerminalEnvironment {
  const { hostname } = new URL(endpoint);
  return {
    AWS_ENDPOINT_URL: endpoint,
    ...Object.fromEntries(services.map((service) => [`AWS_ENDPOINT_URL_${service}`, null])),
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: null,
    AWS_CA_BUNDLE: null,
    AWS_EC2_METADATA_DISABLED: 'true',
    NO_PROXY: hostname,
    no_proxy: hostname,
  };
}
