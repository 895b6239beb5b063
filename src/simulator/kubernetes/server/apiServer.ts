import { ServerResponse, type IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { ServiceAccountTokens } from '../identity/serviceAccountTokens.ts';
import type { User } from '../identity/user.ts';
import type { KubeApi } from '../kubeApi.ts';
import { Authorizer } from '../rbac/authorizer.ts';
import { kindsOf } from '../servedKinds.ts';
import { pathNotFound, StatusError } from '../statusError.ts';
import { createAuthority, issueServerCertificate } from '../tls/certificate.ts';
import { authorizePath } from './authorization.ts';
import { Authentication } from './authentication.ts';
import { sendStatus, type Exchange } from './exchange.ts';
import { answerInformation } from './information.ts';
import type { NodeLinks } from './streaming/nodeLinks.ts';
import type { PodAttach } from './streaming/podAttach.ts';
import type { PodExec } from './streaming/podExec.ts';
import type { PodPorts } from './streaming/podPorts.ts';
import type { PodOutput } from './podOutput.ts';
import { parseResourcePath } from './requestPath.ts';
import { answerResource } from './resourceHandler.ts';
import type { ResourceMetrics } from './resourceMetrics.ts';
import { ServedApis } from './servedApis.ts';
import type { ServerContext } from './serverContext.ts';

export interface ApiServer {
  /** `https://127.0.0.1:<port>`. */
  readonly endpoint: string;
  /** The CA certificate, PEM. */
  readonly certificatePem: string;
  /** Closes every connection, as a network does that breaks. */
  cutConnections(): void;
  /** Refuses every connection for so long (milliseconds), and then serves the same objects again at the same address. */
  restart(away: number): void;
  dispose(): void;
}

export interface ApiServerOptions {
  readonly api: KubeApi;
  /** What `/version` reports, such as `v1.36.2-eks-254016e`. */
  readonly gitVersion: string;
  /** Who the presigned request in a bearer token comes from; undefined if nobody with access. */
  readonly authenticate: (presigned: URL) => Promise<User | undefined>;
  readonly output: PodOutput;
  /** What metrics-server would answer; without it nothing is measured. */
  readonly metrics?: ResourceMetrics;
  /** What leads into containers; without one, that subresource is not served. */
  readonly nodes?: NodeLinks;
  readonly exec?: PodExec;
  readonly attach?: PodAttach;
  readonly ports?: PodPorts;
}

/** Milliseconds a client may take for a whole request, and bytes that its headers may have. */
const requestTimeout = 60_000;
const maxHeaderSize = 64 * 1024;

/** Starts an API server with a certificate authority of its own on a free port of the loopback address. */
export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const authority = createAuthority('kubernetes', Date.now());
  const names = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'localhost'];
  const alternatives = { addresses: ['127.0.0.1'], names };
  const identity = issueServerCertificate(authority, 'kube-apiserver', alternatives, Date.now());
  const minor = Number(/^v\d+\.(\d+)/.exec(options.gitVersion)?.[1] ?? 0);
  const { store } = options.api;
  const context: ServerContext = {
    ...options,
    minor,
    apis: new ServedApis(store, kindsOf(minor)),
    authorizer: new Authorizer(store),
    tokens: new ServiceAccountTokens(store, 'https://kubernetes.default.svc'),
  };
  const authentication = new Authentication(context);
  const upgraded = new Set<Socket>();
  const tls = { key: identity.privateKeyPem, cert: identity.certificatePem };
  const server = createServer({ ...tls, requestTimeout, maxHeaderSize }, (request, response) => {
    answer(context, authentication, { request, response }).catch((error: unknown) => fail(response, error));
  });
  server.on('clientError', refuseConnection);
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    socket.on('error', () => socket.destroy());
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    response.once('finish', () => socket.end());
    answer(context, authentication, { request, response, upgrade: { socket, head } }).catch((error: unknown) =>
      fail(response, error),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  let starting: NodeJS.Timeout | undefined;
  const listenAgain = (after: number): void => {
    clearTimeout(starting);
    starting = setTimeout(() => {
      // Somebody else may have taken the port meanwhile.
      const isTaken = () => listenAgain(after);
      server.once('error', isTaken).listen(port, '127.0.0.1', () => server.off('error', isTaken));
    }, after);
  };
  const cutConnections = (): void => {
    server.closeAllConnections();
    for (const socket of upgraded) socket.destroy();
  };
  return {
    endpoint: `https://127.0.0.1:${port}`,
    certificatePem: authority.certificatePem,
    cutConnections,
    restart(away) {
      server.close();
      cutConnections();
      listenAgain(away);
    },
    dispose() {
      clearTimeout(starting);
      server.close();
      cutConnections();
    },
  };
}

async function answer(
  server: ServerContext,
  authentication: Authentication,
  { request, response, upgrade }: Pick<Exchange, 'request' | 'response' | 'upgrade'>,
): Promise<void> {
  if (!isOurs(request)) throw new StatusError(421, 'BadRequest', 'the host is not this cluster', {});
  const url = URL.parse(request.url ?? '/', 'https://127.0.0.1');
  if (url === null) throw pathNotFound();
  const user = await authentication.userOf(request, url.pathname);
  const exchange = { server, api: server.api, request, response, url, user, warnings: [], ...(upgrade && { upgrade }) };
  const path = parseResourcePath(url.pathname, server.apis.kinds);
  if (path !== undefined) return answerResource(exchange, path);
  if (answerInformation(exchange)) return;
  if (!/^\/apis?\//.test(url.pathname)) authorizePath(exchange, url.pathname);
  throw pathNotFound();
}

/** A page in a browser that was made to resolve its own name to this address still says its own name. */
function isOurs({ headers, socket }: IncomingMessage): boolean {
  return headers.host === `127.0.0.1:${socket.localPort}` || headers.host === `localhost:${socket.localPort}`;
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  if (error instanceof StatusError) return sendStatus(response, error.status);
  // Only what is nested deeper than any manifest makes a stack overflow.
  if (error instanceof RangeError) {
    return sendStatus(response, new StatusError(400, 'BadRequest', 'the object is nested too deeply').status);
  }
  const text = error instanceof Error ? error.message : String(error);
  const message = `Internal error occurred: ${text}`;
  sendStatus(response, new StatusError(500, 'InternalError', message, { causes: [{ message: text }] }).status);
}

function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const line = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  socket.end(`HTTP/1.1 ${line}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n${line}`);
}
