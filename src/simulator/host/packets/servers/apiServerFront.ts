import type { HttpRequest, HttpResponse } from '../http.ts';
import type { Addressee } from '../respond.ts';
import { plainText } from './webPages.ts';

/** What anybody may ask an API server. */
const open = ['/healthz', '/livez', '/readyz'];

/**
 * A control plane as it is seen from the nodes' network, where nobody shows it a token: it tells whether it is well and
 * refuses everything else. It answers no pings.
 */
export const apiServerFront: Addressee = {
  answersPing: false,
  listeners: () => [
    { protocol: 'tcp', port: 443, program: 'kube-apiserver', service: { kind: 'http', tls: true, respond } },
  ],
};

function respond({ path, method }: HttpRequest): HttpResponse {
  if (open.includes(path)) return plainText(200, 'OK', 'ok');
  const verb = method.toLowerCase();
  const status = {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: `forbidden: User "system:anonymous" cannot ${verb} path "${path}"`,
    reason: 'Forbidden',
    details: {},
    code: 403,
  };
  const body = `${JSON.stringify(status, undefined, 2)}\n`;
  const headers = { 'Content-Type': 'application/json', 'Content-Length': String(body.length) };
  return { status: 403, reason: 'Forbidden', headers, body };
}
