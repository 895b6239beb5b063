import { text as textOf } from 'node:stream/consumers';
import { ApiError, type Status } from './apiError.ts';
import { connectCluster, type ClusterConnection, type ConnectionOverrides } from './clusterConnection.ts';
import { exchange, type Answer } from './exchange.ts';

export type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';

/** How a request differs from the usual one: JSON both ways. */
export interface RequestOptions {
  readonly accept?: string;
  /** Of the body. */
  readonly contentType?: string;
  readonly signal?: AbortSignal | undefined;
}

/** The API server of the context in use: JSON in, JSON out. */
export interface KubernetesApi {
  /** The namespace that commands use when they are not told one. */
  readonly namespace: string;
  readonly connection: ClusterConnection;
  /** Throws `ApiError` for any answer but a success. */
  request(method: Method, path: string, body?: object, options?: RequestOptions): Promise<unknown>;
  /** The answer to a GET as it comes, for watches, logs and other text. Throws `ApiError` for any answer but a success. */
  open(path: string, options?: RequestOptions): Promise<Answer>;
}

export interface ApiOptions extends ConnectionOverrides {
  /** Is told what the server warns of. */
  readonly onWarning?: (text: string) => void;
  /** Milliseconds that each answer may take to begin; no limit without it. */
  readonly timeout?: number | undefined;
}

/** Opens the API server that kubectl would use. */
export async function openKubernetes(
  environment: Readonly<Record<string, string | undefined>>,
  options: ApiOptions = {},
): Promise<KubernetesApi> {
  const connection = await connectCluster(environment, options);
  const ask = async (method: Method, path: string, body: object | undefined, how: RequestOptions): Promise<Answer> => {
    const answer = await exchange(connection, {
      method,
      path,
      accept: how.accept ?? 'application/json',
      body: body === undefined ? undefined : JSON.stringify(body),
      contentType: how.contentType,
      signal: how.signal,
      timeout: options.timeout,
    });
    for (const text of warningsOf(answer)) options.onWarning?.(text);
    if (answer.code >= 300) throw new ApiError(answer.code, statusOf(answer, await textOf(answer.body)));
    return answer;
  };
  return {
    namespace: connection.namespace,
    connection,
    async request(method, path, body, how = {}) {
      const text = await textOf((await ask(method, path, body, how)).body);
      return text === '' ? {} : (JSON.parse(text) as unknown);
    },
    open: (path, how = {}) => ask('GET', path, undefined, { accept: '*/*', ...how }),
  };
}

function statusOf({ code, headers }: Answer, text: string): Status {
  if ((headers['content-type'] ?? '').includes('json')) return JSON.parse(text) as Status;
  return code === 404
    ? { reason: 'NotFound', message: 'the server could not find the requested resource' }
    : { message: text.trim() };
}

/** The texts of an answer's Warning headers: `299 - "text"`. */
function warningsOf({ headers }: Answer): readonly string[] {
  const given = headers['warning'];
  const lines = typeof given === 'string' ? [given] : ((given as readonly string[] | undefined) ?? []);
  return lines.flatMap((line) =>
    [...line.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text.replaceAll(/\\(.)/g, '$1')),
  );
}
