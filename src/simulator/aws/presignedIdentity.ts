import { isExpired, type Principal } from '../world/iam/principals.ts';
import type { World } from '../world/world.ts';
import { authorizationOf } from './authorization.ts';
import { query } from './protocols/query.ts';
import { checkSignature } from './signature.ts';

/**
 * Whose a presigned STS GetCallerIdentity request is, sent with that value of `x-k8s-aws-id`: checked as STS would.
 * Undefined when the key is unknown, its session over, or the signature another. How old it may be is the caller's.
 */
export async function presignedIdentity(world: World, url: URL, clusterName: string): Promise<Principal | undefined> {
  const headers = { host: url.host, 'x-k8s-aws-id': clusterName };
  const request = { method: 'GET', path: url.pathname, query: url.searchParams, headers, body: '' };
  const authorization = authorizationOf(request);
  const principal = world.principals.get(authorization?.accessKeyId ?? '');
  if (authorization === undefined || authorization.service !== 'sts') return undefined;
  if (principal === undefined || isExpired(principal, world.clock.now())) return undefined;
  if (principal.session?.token !== (url.searchParams.get('X-Amz-Security-Token') ?? undefined)) return undefined;
  // STS takes these for longer than the minute that X-Amz-Expires names: age is checked where the token is read.
  const signedAt = Date.parse(
    authorization.date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  const refusal = await checkSignature(request, authorization, principal, signedAt, query('').refusals);
  return refusal === undefined ? principal : undefined;
}
