import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ConnectionOptions } from 'node:tls';
import {
  readKubeconfig,
  type ClusterAddress,
  type Kubeconfig,
  type NamedContext,
  type UserCredentials,
} from '../kubeconfig/kubeconfig.ts';
import { ToolError } from '../tool.ts';
import { bearerToken } from './credentials.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the command line says in place of the kubeconfig; what is undefined is left to the kubeconfig. */
export interface ConnectionOverrides {
  readonly context?: string | undefined;
  readonly cluster?: string | undefined;
  readonly user?: string | undefined;
  readonly server?: string | undefined;
  readonly token?: string | undefined;
  /** A file. */
  readonly certificateAuthority?: string | undefined;
  /** A file. */
  readonly clientCertificate?: string | undefined;
  /** A file. */
  readonly clientKey?: string | undefined;
  readonly serverName?: string | undefined;
  readonly insecure?: boolean;
  readonly as?: string | undefined;
  readonly asUid?: string | undefined;
  readonly asGroups?: readonly string[];
}

/** All that a request to an API server needs, whether over HTTP or a web socket. */
export interface ClusterConnection {
  readonly server: URL;
  /** The namespace of the context. */
  readonly namespace: string;
  readonly tls: ConnectionOptions;
  /** Tells one who asks from another; the same for each token of one. */
  readonly identity: string;
  /** Who asks. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}

/** Finds the API server and the credentials that kubectl would use; an exec plugin is run for its token. */
export async function connectCluster(
  environment: Environment,
  overrides: ConnectionOverrides = {},
): Promise<ClusterConnection> {
  const config = await readKubeconfig(environment);
  const context = contextFor(config, overrides);
  const cluster = clusterFor(config, context, overrides);
  const user = userFor(config, context, overrides);
  const [ca, cert, key, token] = await Promise.all([
    dataOrFile(
      cluster['certificate-authority-data'],
      overrides.certificateAuthority ?? cluster['certificate-authority'],
    ),
    dataOrFile(user['client-certificate-data'], overrides.clientCertificate ?? user['client-certificate']),
    dataOrFile(user['client-key-data'], overrides.clientKey ?? user['client-key']),
    bearerToken(user, environment),
  ]);
  const servername = overrides.serverName ?? cluster['tls-server-name'];
  const insecure = overrides.insecure === true || cluster['insecure-skip-tls-verify'] === true;
  return {
    server: new URL(cluster.server.includes('://') ? cluster.server : `http://${cluster.server}`),
    namespace: context?.context.namespace ?? 'default',
    identity: identityOf(user, environment, overrides),
    tls: {
      ...(ca === undefined ? {} : { ca }),
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
      ...(servername === undefined ? {} : { servername }),
      ...(insecure ? { rejectUnauthorized: false } : {}),
    },
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(overrides.as === undefined ? {} : { 'impersonate-user': overrides.as }),
      ...(overrides.asUid === undefined ? {} : { 'impersonate-uid': overrides.asUid }),
      ...(overrides.asGroups?.length ? { 'impersonate-group': overrides.asGroups } : {}),
    },
  };
}

/** A digest of all that decides who one is to the server, secrets among it. A plugin of AWS goes by the variables of AWS too. */
function identityOf(user: UserCredentials, environment: Environment, overrides: ConnectionOverrides): string {
  const { as, asUid, asGroups, clientCertificate } = overrides;
  const variables = user.exec === undefined ? [] : Object.keys(environment).filter((name) => name.startsWith('AWS_'));
  const told = JSON.stringify([
    user,
    as,
    asUid,
    asGroups,
    clientCertificate,
    variables.toSorted().map((name) => [name, environment[name]]),
  ]);
  return createHash('sha256').update(told).digest('base64');
}

/** The context that is asked for, or the one in use; undefined if the kubeconfig has none in use. */
function contextFor(config: Kubeconfig, { context }: ConnectionOverrides): NamedContext | undefined {
  const name = context ?? config.currentContext;
  const found = config.contexts.find((each) => each.name === name);
  if (found === undefined && context !== undefined)
    throw new ToolError(`Error in configuration: context was not found for specified context: ${context}`);
  if (found === undefined && name !== '') throw new ToolError(`error: context "${name}" does not exist`);
  return found;
}

/** Where kubectl looks for a server when nothing says where one is. */
const nobody: ClusterAddress = { server: 'http://localhost:8080' };

function clusterFor(
  config: Kubeconfig,
  context: NamedContext | undefined,
  { cluster, server }: ConnectionOverrides,
): ClusterAddress {
  const name = cluster ?? context?.context.cluster;
  const found = name === undefined ? undefined : config.cluster(name);
  if (server !== undefined) return { ...found, server };
  if (found === undefined && cluster !== undefined)
    throw new ToolError(`error: no server found for cluster "${cluster}"`);
  if (found === undefined && name !== undefined) throw new ToolError(`error: cluster "${name}" does not exist`);
  return found ?? nobody;
}

function userFor(
  config: Kubeconfig,
  context: NamedContext | undefined,
  { user, token }: ConnectionOverrides,
): UserCredentials {
  const found = config.user(user ?? context?.context.user ?? '');
  if (user !== undefined && found === undefined) throw new ToolError(`error: auth info "${user}" does not exist`);
  return token === undefined ? (found ?? {}) : { ...found, token };
}

async function dataOrFile(data: string | undefined, file: string | undefined): Promise<Buffer | undefined> {
  if (data !== undefined) return Buffer.from(data, 'base64');
  if (file === undefined) return undefined;
  return await readFile(file).catch((error: Error) => {
    throw new ToolError(`error: unable to read ${file}: ${error.message}`, 1, error);
  });
}
