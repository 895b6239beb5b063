import { once } from 'node:events';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAuthority, issueServerCertificate } from '../../src/simulator/kubernetes/tls/certificate.ts';

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export interface ScriptedServer {
  readonly endpoint: string;
  readonly certificateAuthority: string;
  /** Path and query of every request, in order, with its bearer token. */
  readonly requests: readonly { readonly url: URL; readonly token: string; readonly method: string }[];
  /** TLS connections made so far. */
  readonly connections: number;
  close(): void;
}

/** An HTTPS server on this machine that gives each request the next answer of a script, and the last one again and again. */
export async function scriptedServer(...script: readonly Answer[]): Promise<ScriptedServer> {
  const authority = createAuthority('scripted authority', Date.now());
  const identity = issueServerCertificate(
    authority,
    'scripted',
    { names: ['localhost'], addresses: ['127.0.0.1'] },
    Date.now(),
  );
  const requests: { url: URL; token: string; method: string }[] = [];
  let connections = 0;
  const server = createServer({ key: identity.privateKeyPem, cert: identity.certificatePem }, (request, response) => {
    const answer = script[Math.min(requests.length, script.length - 1)];
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    requests.push({ url: new URL(request.url ?? '', 'https://any'), token, method: request.method ?? '' });
    answer?.(response, request);
  });
  server.on('secureConnection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    certificateAuthority: Buffer.from(authority.certificatePem).toString('base64'),
    requests,
    get connections() {
      return connections;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export function json(status: number, body: unknown): Answer {
  return (response) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** A Status object, as the API server words its refusals. */
export function refusal(code: number, message: string): Answer {
  return json(code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code });
}

export function podList(version: string, names: readonly string[], next?: string): Answer {
  return json(200, {
    kind: 'PodList',
    apiVersion: 'v1',
    metadata: { resourceVersion: version, ...(next === undefined ? {} : { continue: next }) },
    items: names.map((name) => pod(name, version)),
  });
}

export function pod(name: string, resourceVersion: string) {
  return {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: {
      name,
      namespace: 'default',
      uid: `uid-${name}`,
      resourceVersion,
      creationTimestamp: '2026-11-23T09:00:00Z',
    },
    spec: { containers: [{ name: 'main' }] },
    status: { phase: 'Pending' },
  };
}

/** A watch that sends these lines and then does as `end` says: closes, breaks the connection, or stays open. */
export function stream(
  lines: readonly { readonly type: string; readonly object: unknown }[],
  end: 'close' | 'break' | 'stay',
): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    for (const line of lines) response.write(`${JSON.stringify(line)}\n`);
    if (end === 'close') response.end();
    // The lines should be on their way before the connection breaks.
    if (end === 'break') setTimeout(() => response.destroy(), 30);
  };
}
