import { serviceAccounts } from '../kinds.ts';
import { invalid, notFound } from '../statusError.ts';
import { stamp } from '../stamps.ts';
import { readBody, sendJson, type Exchange } from './exchange.ts';
import type { ResourcePath } from './requestPath.ts';

interface TokenRequest {
  readonly spec?: { readonly audiences?: readonly string[]; readonly expirationSeconds?: number };
}

const tokenRequests = { ...serviceAccounts, group: 'authentication.k8s.io', kind: 'TokenRequest' };
/** Seconds: what a token is good for unless asked, and the least. */
const usual = 3600;
const least = 600;

/** `serviceaccounts/<name>/token`: a token with which its bearer is the service account. */
export async function issueToken(exchange: Exchange, path: ResourcePath): Promise<void> {
  const { api, server, request, response } = exchange;
  const { namespace = '', name = '' } = path;
  const account = api.store.get(serviceAccounts, namespace, name);
  if (account === undefined) throw notFound(serviceAccounts, name);
  const { spec = {} } = ((await readBody(request, 'AuthenticationV1TokenRequest')) ?? {}) as TokenRequest;
  const seconds = spec.expirationSeconds ?? usual;
  if (seconds < least)
    throw invalid(tokenRequests, '', [
      {
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${seconds}: may not specify a duration less than 10 minutes`,
        field: 'spec.expirationSeconds',
      },
    ]);
  const audiences = spec.audiences ?? [];
  const token = server.tokens.issue({ namespace, name, uid: account.metadata.uid ?? '' }, seconds, audiences);
  sendJson(response, 201, {
    kind: 'TokenRequest',
    apiVersion: 'authentication.k8s.io/v1',
    metadata: { name, namespace, creationTimestamp: stamp(api.now()) },
    spec: { audiences: audiences.length > 0 ? audiences : [server.tokens.issuer], expirationSeconds: seconds },
    status: { token, expirationTimestamp: stamp(Date.now() + seconds * 1000) },
  });
}
