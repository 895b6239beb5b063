import https from 'node:https';
import { readFile } from 'node:fs/promises';
import { contextInUse, readKubeconfig, type ClusterAddress } from '../kubeconfig/kubeconfig.ts';
import { ToolError } from '../tool.ts';
import { bearerToken } from './credentials.ts';

/** The object of an API server's answer to a failed request. */
interface Status {
  readonly reason?: string;
  readonly message?: string;
}

/** An answer of the API server other than success. */
export class ApiError extends Error {
  readonly code: number;
  readonly reason: string;

  constructor(code: number, { reason, message }: Status) {
    super(message ?? `the server answered ${code}`);
    this.name = 'ApiError';
    this.code = code;
    this.reason = reason ?? '';
  }
}

/** The API server of the context in use: JSON in, JSON out. */
export interface KubernetesApi {
  /** The namespace that commands use when they are not told one. */
  readonly namespace: string;
  /** Throws `ApiError` for any answer but a success. */
  request(method: 'DELETE' | 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<unknown>;
}

/** Opens the API server that kubectl would use. */
export async function openKubernetes(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<KubernetesApi> {
  const config = await readKubeconfig(environment);
  const { context } = contextInUse(config);
  const cluster = config.cluster(context.cluster);
  if (cluster === undefined) throw new ToolError(`error: cluster "${context.cluster}" does not exist`);
  const user = config.user(context.user) ?? {};
  const [ca, token] = await Promise.all([authorityOf(cluster), bearerToken(user, environment)]);
  const headers = {
    accept: 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return {
    namespace: context.namespace ?? 'default',
    async request(method, path, body) {
      const url = new URL(path, cluster.server);
      const text = body === undefined ? undefined : JSON.stringify(body);
      const answer = await exchange(url, { method, ca, headers }, text);
      const value: unknown = answer.text === '' ? {} : JSON.parse(answer.text);
      if (answer.code >= 300) throw new ApiError(answer.code, value as Status);
      return value;
    },
  };
}

async function authorityOf(cluster: ClusterAddress): Promise<Buffer | undefined> {
  const data = cluster['certificate-authority-data'];
  if (data !== undefined) return Buffer.from(data, 'base64');
  const file = cluster['certificate-authority'];
  return file === undefined ? undefined : await readFile(file);
}

function exchange(
  url: URL,
  { method, ca, headers }: { method: string; ca: Buffer | undefined; headers: Readonly<Record<string, string>> },
  body: string | undefined,
): Promise<{ readonly code: number; readonly text: string }> {
  const length = Buffer.byteLength(body ?? '');
  // Node leaves the length out where a method usually has no body, such as DELETE.
  const type = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': length };
  return new Promise((resolve, reject) => {
    const options = { method, headers: { ...headers, ...type }, ...(ca === undefined ? {} : { ca }) };
    const request = https.request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({ code: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    request.once('error', (error) =>
      reject(new ToolError(`Unable to connect to the server: ${error.message}`, 1, error)),
    );
    request.end(body);
  });
}
