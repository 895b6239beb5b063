import type { OutgoingHttpHeaders } from 'node:http';
import { KubeConfig } from '@kubernetes/client-node';
import type { ClusterSettings } from '../ports/cluster.ts';
import type { BearerToken } from './bearerToken.ts';

/** The part of undici's dispatcher that we own: it holds the connections. */
export interface Dispatcher {
  destroy(): Promise<void>;
}

/** client-node keeps this method private; it makes a dispatcher, and so a TLS connection, for every single request. */
interface DispatcherMaker {
  createDispatcher(cluster: unknown, options: unknown): Dispatcher | undefined;
}

/** How to reach one cluster with a bearer token: every request of client-node goes through one pool of connections. */
export function kubeConfig(
  { name, endpoint, certificateAuthority }: Pick<ClusterSettings, 'name' | 'endpoint' | 'certificateAuthority'>,
  token: BearerToken,
): { readonly config: KubeConfig; readonly close: () => void } {
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    { name, server: endpoint, caData: certificateAuthority, skipTLSVerify: false },
    { name: 'lab' },
  );
  config.addAuthenticator({
    isAuthProvider: () => true,
    async applyAuthentication(_user, options) {
      // Node's type also allows a flat list, which client-node never makes.
      const headers = options.headers as OutgoingHttpHeaders | undefined;
      options.headers = { ...headers, Authorization: `Bearer ${await token.get()}` };
    },
  });
  const maker = config as unknown as DispatcherMaker;
  const make = maker.createDispatcher.bind(config);
  let only: Dispatcher | undefined;
  maker.createDispatcher = (cluster, options) => (only ??= make(cluster, options));
  return {
    config,
    close: () => void only?.destroy(),
  };
}
