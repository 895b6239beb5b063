import { AppsV1Api, CoreV1Api, Observable, type ConfigurationOptions, type KubeConfig } from '@kubernetes/client-node';
import type { ApiTransport } from './apiTransport.ts';
import { clusterError, statusOf } from './clusterError.ts';
import type { BearerToken } from './bearerToken.ts';

/** The typed API groups of one cluster, and the one way to call them. */
export class ClusterApi {
  readonly name: string;
  /** For what client-node has no typed call for. */
  readonly config: KubeConfig;
  /** For lists and watches. */
  readonly transport: ApiTransport;
  readonly core: CoreV1Api;
  readonly apps: AppsV1Api;
  readonly #token: BearerToken;

  constructor(name: string, config: KubeConfig, transport: ApiTransport, token: BearerToken) {
    this.name = name;
    this.config = config;
    this.transport = transport;
    this.core = config.makeApiClient(CoreV1Api);
    this.apps = config.makeApiClient(AppsV1Api);
    this.#token = token;
  }

  /**
   * One request, with options that abort it. A token the server does not take is replaced and tried once more; errors
   * come out as `clusterError` says, about `object`.
   */
  async call<T>(object: string, signal: AbortSignal, run: (options: ConfigurationOptions) => Promise<T>): Promise<T> {
    try {
      return await run(abortable(signal));
    } catch (error) {
      if (statusOf(error) !== 401) throw clusterError(error, { cluster: this.name, object });
      this.forgetToken();
    }
    try {
      return await run(abortable(signal));
    } catch (error) {
      throw clusterError(error, { cluster: this.name, object });
    }
  }

  forgetToken(): void {
    this.#token.forget();
  }
}

/** client-node has no signal among its options, but lets a request be changed before it is sent. */
function abortable(signal: AbortSignal): ConfigurationOptions {
  const same = <T>(value: T) => new Observable(Promise.resolve(value));
  return {
    middlewareMergeStrategy: 'append',
    middleware: [
      {
        pre(request) {
          request.setSignal(signal);
          return same(request);
        },
        post: same,
      },
    ],
  };
}
