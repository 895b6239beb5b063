import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { KubeApi } from '../kubeApi.ts';
import { pathNotFound, StatusError } from '../statusError.ts';
import { createAuthority, issueServerCertificate } from '../tls/certificate.ts';
import { sendStatus } from './exchange.ts';
import type { PodOutput } from './podSubresources.ts';
import { parseResourcePath } from './requestPath.ts';
import { answerResource } from './resourceHandler.ts';
import { answerInformation } from './information.ts';
import type { User } from './user.ts';

export interface ApiServer {
  /** `https://127.0.0.1:<port>`. */
  readonly endpoint: string;
  /** The CA certificate, PEM. */
  readonly certificatePem: string;
  dispose(): void;
}

export interface ApiServerOptions {
  readonly api: KubeApi;
  /** What `/version` reports, such as `v1.36.2-eks-254016e`. */
  readonly gitVersion: string;
  /** Who a request's Authorization header speaks for; undefined if nobody. */
  readonly authenticate: (authorization: string | undefined) => User | undefined;
  readonly output: PodOutput;
}

/** Starts an API server with a certificate authority of its own on a free port of the loopback address. */
export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const authority = createAuthority('kubernetes', Date.now());
  const names = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'localhost'];
  const alternatives = { addresses: ['127.0.0.1'], names };
  const identity = issueServerCertificate(authority, 'kube-apiserver', alternatives, Date.now());
  const server = createServer({ key: identity.privateKeyPem, cert: identity.certificatePem }, (request, response) => {
    void answer(options, request, response).catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `https://127.0.0.1:${port}`,
    certificatePem: authority.certificatePem,
    dispose() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(options: ApiServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'https://127.0.0.1');
  if (answerInformation(request, response, url, options.gitVersion, false)) return;
  const user = options.authenticate(request.headers.authorization);
  if (user === undefined) throw new StatusError(401, 'Unauthorized', 'Unauthorized');
  if (answerInformation(request, response, url, options.gitVersion, true)) return;
  const path = parseResourcePath(url.pathname);
  if (path === undefined) throw pathNotFound();
  await answerResource({ api: options.api, request, response, url, user }, path, options.output);
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const known = error instanceof StatusError;
  const text = error instanceof Error ? error.message : String(error);
  sendStatus(response, known ? error.status : new StatusError(500, 'InternalError', text).status);
}
