import { HttpMethod, KubeConfig, RequestContext, type Authenticator, type User } from '@kubernetes/client-node';
import { fetch, type Dispatcher } from 'undici';
import type { ClusterSettings } from '../ports/cluster.ts';
import { StatusError } from './kubernetesErrors.ts';

/** A token is renewed this many milliseconds before it ends. */
const margin = 60_000;

export interface ApiRequest {
  readonly method?: 'GET' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: { readonly type: string; readonly value: unknown };
  readonly signal: AbortSignal;
}

/** One cluster's API server over client-node's configuration: its CA, a token that is renewed, and few connections. */
export class ApiServer {
  readonly config: KubeConfig;
  readonly #settings: ClusterSettings;
  readonly #dispatchers = new Set<Dispatcher>();
  #token: { readonly token: string; readonly expiresAt: number } | undefined;

  constructor(settings: ClusterSettings) {
    this.#settings = settings;
    this.config = new KubeConfig();
    this.config.addAuthenticator(this.#authenticator());
    this.config.loadFromOptions({
      clusters: [
        { name: 'cluster', server: settings.endpoint, caData: settings.certificateAuthority, skipTLSVerify: false },
      ],
      users: [{ name: 'user' }],
      contexts: [{ name: 'context', cluster: 'cluster', user: 'user' }],
      currentContext: 'context',
    });
    this.#shareConnections();
  }

  /** One request, answered in JSON. Throws `StatusError` for an answer that is no success. */
  async request<T>({ method = 'GET', path, query = {}, body, signal }: ApiRequest): Promise<T> {
    const url = new URL(`${this.#settings.endpoint}${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const context = new RequestContext(url.toString(), HttpMethod[method]);
    await this.config.applySecurityAuthentication(context);
    const dispatcher = context.getDispatcher();
    const response = await fetch(url, {
      method,
      headers: {
        ...context.getHeaders(),
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': body.type }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body.value) }),
      ...(dispatcher === undefined ? {} : { dispatcher }),
      signal,
    });
    if (response.ok) return (await response.json()) as T;
    this.rejected(response.status);
    throw new StatusError(response.status, await response.text());
  }

  /** The server did not accept the token (401): the next request makes a new one. */
  rejected(status: number): void {
    if (status === 401) this.#token = undefined;
  }

  /** Closes every connection. */
  dispose(): void {
    for (const dispatcher of this.#dispatchers) void dispatcher.destroy();
    this.#dispatchers.clear();
  }

  #authenticator(): Authenticator {
    return {
      isAuthProvider: (user: User) => user.name === 'user',
      applyAuthentication: async (_user, options) => {
        const token = await this.#currentToken();
        options.headers = { ...options.headers, Authorization: `Bearer ${token}` } as typeof options.headers & object;
      },
    };
  }

  async #currentToken(): Promise<string> {
    if (this.#token === undefined || this.#token.expiresAt - margin < Date.now())
      this.#token = await this.#settings.token();
    return this.#token.token;
  }

  /**
   * client-node makes a new undici agent, and so a new TLS connection, for every request with a CA. There is one cluster
   * and one user here, so one agent serves all. `createDispatcher` is private in its types; a test counts connections.
   */
  #shareConnections(): void {
    const config = this.config as unknown as { createDispatcher(...args: unknown[]): Dispatcher | undefined };
    const create = config.createDispatcher.bind(this.config);
    let shared: Dispatcher | undefined;
    config.createDispatcher = (...args) => {
      shared ??= create(...args);
      if (shared !== undefined) this.#dispatchers.add(shared);
      return shared;
    };
  }
}
