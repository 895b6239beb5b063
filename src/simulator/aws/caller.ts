import type { AwsFault } from '../world/fault.ts';
import { isExpired, type Principal } from '../world/iam/principals.ts';
import type { World } from '../world/world.ts';
import type { Authorization } from './authorization.ts';
import type { Refusals, WireRequest } from './protocol.ts';
import { checkSignature } from './signature.ts';

/** Who may call without a signature: an operation checks what it gets in its place. */
const anonymous: Principal = {
  accessKeyId: '',
  secretAccessKey: '',
  arn: '',
  userId: '',
  expired: false,
};

const unsignedAction = /(?:^|&)Action=AssumeRoleWithWebIdentity(?:&|$)/;

/** Whether a request is one of those that are not signed. They are all for STS. */
export function isUnsignedCall({ method, query, body }: WireRequest): boolean {
  return unsignedAction.test(method === 'GET' ? query.toString() : body);
}

/** Who sent a request; throws the refusal of who is not known, did not sign it, or may not call any more. */
export async function callerOf(
  world: World,
  request: WireRequest,
  authorization: Authorization | undefined,
  refusals: Refusals,
): Promise<Principal> {
  if (authorization === undefined) {
    const isSigned = request.headers['authorization'] !== undefined || request.query.has('X-Amz-Signature');
    if (isSigned) throw refusals.incompleteSignature();
    if (isUnsignedCall(request)) return anonymous;
    throw refusals.missingSignature();
  }
  const principal = world.principals.get(authorization.accessKeyId);
  if (principal === undefined || principal.session?.token !== tokenOf(request)) throw refusals.unknownKey();
  const refused: AwsFault | undefined = await checkSignature(
    request,
    authorization,
    principal,
    world.clock.now(),
    refusals,
  );
  if (refused !== undefined) throw refused;
  if (isExpired(principal, world.clock.now())) throw refusals.expiredCredentials();
  return principal;
}

/** The session token that came with a request. */
function tokenOf({ headers, query }: WireRequest): string | undefined {
  return headers['x-amz-security-token'] ?? query.get('X-Amz-Security-Token') ?? undefined;
}
